// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DescribeImport.
public struct DescribeImportInput: Sendable, Equatable {
  /// `ImportArn`, required.
  public var importArn: String?

  /// Creates an instance from its members.
  public init(
    importArn: String?
  ) {
    self.importArn = importArn
  }
}

/// The output of DescribeImport.
public struct DescribeImportOutput: Sendable, Equatable {
  /// `ImportTableDescription`.
  public var importTableDescription: ImportTableDescription?

  /// Creates an instance from its members.
  public init(
    importTableDescription: ImportTableDescription? = nil
  ) {
    self.importTableDescription = importTableDescription
  }
}
