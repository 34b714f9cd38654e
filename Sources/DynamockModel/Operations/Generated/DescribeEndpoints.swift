// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DescribeEndpoints is asked.
public struct DescribeEndpointsInput: Sendable, Equatable {

  /// Makes it of its members.
  public init() {

  }
}

/// What DescribeEndpoints answers.
public struct DescribeEndpointsOutput: Sendable, Equatable {
  /// `Endpoints`.
  public var endpoints: [Endpoint]?

  /// Makes it of its members.
  public init(
    endpoints: [Endpoint]? = nil
  ) {
    self.endpoints = endpoints
  }
}
