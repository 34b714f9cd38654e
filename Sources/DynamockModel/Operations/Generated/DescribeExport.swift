// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DescribeExport.
public struct DescribeExportInput: Sendable, Equatable {
  /// `ExportArn`, required.
  public var exportArn: String?

  /// Creates an instance from its members.
  public init(
    exportArn: String?
  ) {
    self.exportArn = exportArn
  }
}

/// The output of DescribeExport.
public struct DescribeExportOutput: Sendable, Equatable {
  /// `ExportDescription`.
  public var exportDescription: ExportDescription?

  /// Creates an instance from its members.
  public init(
    exportDescription: ExportDescription? = nil
  ) {
    self.exportDescription = exportDescription
  }
}
