// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of ImportTable.
public struct ImportTableInput: Sendable, Equatable {
  /// `ClientToken`.
  public var clientToken: String?
  /// `S3BucketSource`, required.
  public var s3BucketSource: S3BucketSource?
  /// `InputFormat`, required.
  public var inputFormat: InputFormat?
  /// `InputFormatOptions`.
  public var inputFormatOptions: InputFormatOptions?
  /// `InputCompressionType`.
  public var inputCompressionType: InputCompressionType?
  /// `TableCreationParameters`, required.
  public var tableCreationParameters: TableCreationParameters?

  /// Creates an instance from its members.
  public init(
    clientToken: String? = nil,
    s3BucketSource: S3BucketSource?,
    inputFormat: InputFormat?,
    inputFormatOptions: InputFormatOptions? = nil,
    inputCompressionType: InputCompressionType? = nil,
    tableCreationParameters: TableCreationParameters?
  ) {
    self.clientToken = clientToken
    self.s3BucketSource = s3BucketSource
    self.inputFormat = inputFormat
    self.inputFormatOptions = inputFormatOptions
    self.inputCompressionType = inputCompressionType
    self.tableCreationParameters = tableCreationParameters
  }
}

/// The output of ImportTable.
public struct ImportTableOutput: Sendable, Equatable {
  /// `ImportTableDescription`.
  public var importTableDescription: ImportTableDescription?

  /// Creates an instance from its members.
  public init(
    importTableDescription: ImportTableDescription? = nil
  ) {
    self.importTableDescription = importTableDescription
  }
}
