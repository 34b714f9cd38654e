// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DescribeEndpoints.
public struct DescribeEndpointsInput: Sendable, Equatable {

  /// Creates an instance from its members.
  public init() {

  }
}

/// The output of DescribeEndpoints.
public struct DescribeEndpointsOutput: Sendable, Equatable {
  /// `Endpoints`.
  public var endpoints: [Endpoint]?

  /// Creates an instance from its members.
  public init(
    endpoints: [Endpoint]? = nil
  ) {
    self.endpoints = endpoints
  }
}
