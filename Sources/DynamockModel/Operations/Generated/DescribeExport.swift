// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DescribeExport is asked.
public struct DescribeExportInput: Sendable, Equatable {
  /// `ExportArn`, required.
  public var exportArn: String?

  /// Makes it of its members.
  public init(
    exportArn: String?
  ) {
    self.exportArn = exportArn
  }
}

/// What DescribeExport answers.
public struct DescribeExportOutput: Sendable, Equatable {
  /// `ExportDescription`.
  public var exportDescription: ExportDescription?

  /// Makes it of its members.
  public init(
    exportDescription: ExportDescription? = nil
  ) {
    self.exportDescription = exportDescription
  }
}
