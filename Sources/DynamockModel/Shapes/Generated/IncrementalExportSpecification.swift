// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `IncrementalExportSpecification` of DynamoDB's API.
public struct IncrementalExportSpecification: Sendable, Equatable {
  /// `ExportFromTime`.
  public var exportFromTime: Timestamp?
  /// `ExportToTime`.
  public var exportToTime: Timestamp?
  /// `ExportViewType`.
  public var exportViewType: ExportViewType?

  /// Creates an instance from its members.
  public init(
    exportFromTime: Timestamp? = nil,
    exportToTime: Timestamp? = nil,
    exportViewType: ExportViewType? = nil
  ) {
    self.exportFromTime = exportFromTime
    self.exportToTime = exportToTime
    self.exportViewType = exportViewType
  }
}
