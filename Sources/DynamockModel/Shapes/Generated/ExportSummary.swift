// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ExportSummary` of DynamoDB's API.
public struct ExportSummary: Sendable, Equatable {
  /// `ExportArn`.
  public var exportArn: String?
  /// `ExportStatus`.
  public var exportStatus: ExportStatus?
  /// `ExportType`.
  public var exportType: ExportType?

  /// Creates an instance from its members.
  public init(
    exportArn: String? = nil,
    exportStatus: ExportStatus? = nil,
    exportType: ExportType? = nil
  ) {
    self.exportArn = exportArn
    self.exportStatus = exportStatus
    self.exportType = exportType
  }
}
