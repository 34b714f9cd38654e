// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `CsvOptions` of DynamoDB's API.
public struct CsvOptions: Sendable, Equatable {
  /// `Delimiter`.
  public var delimiter: String?
  /// `HeaderList`.
  public var headerList: [String]?

  /// Creates an instance from its members.
  public init(
    delimiter: String? = nil,
    headerList: [String]? = nil
  ) {
    self.delimiter = delimiter
    self.headerList = headerList
  }
}
