// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DescribeImport is asked.
public struct DescribeImportInput: Sendable, Equatable {
  /// `ImportArn`, required.
  public var importArn: String?

  /// Makes it of its members.
  public init(
    importArn: String?
  ) {
    self.importArn = importArn
  }
}

/// What DescribeImport answers.
public struct DescribeImportOutput: Sendable, Equatable {
  /// `ImportTableDescription`.
  public var importTableDescription: ImportTableDescription?

  /// Makes it of its members.
  public init(
    importTableDescription: ImportTableDescription? = nil
  ) {
    self.importTableDescription = importTableDescription
  }
}
