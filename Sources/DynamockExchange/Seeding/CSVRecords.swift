/// The records of a CSV file ([rfc-4180]): fields with commas or other delimiters between them, in
/// quotation marks if they contain delimiters, quotation marks or line breaks.
struct CSVRecords {
  /// A record.
  struct Record: Equatable {
    /// The line on which it begins, counted from 1.
    var line: Int
    var fields: [String]
    /// Whether all fields are UTF-8; others have replacement characters.
    var isText = true
  }

  private enum State: Equatable {
    case start, plain, quoted, quoteInQuoted
  }

  private let file: FileText
  private let delimiter: UInt8
  private var state = State.start
  /// Whether the last byte is a carriage return, which belongs to a line break or to the field.
  private var isAfterReturn = false
  private var isText = true
  private var field: [UInt8] = []
  private var fields: [String] = []
  private var line = 1
  private var firstLine = 1
  private var isAtEnd = false
  private var isFirst = true

  init(
    _ path: String, _ compression: Compression = .detected,
    delimiter: UInt8 = UInt8(ascii: ",")
  ) throws(ExchangeError) {
    file = try FileText(path, compression)
    self.delimiter = delimiter
  }

  /// The number of bytes of text so far.
  var length: Int { file.length }

  /// The number of bytes that were read from the disk.
  var readLength: Int { file.readLength }

  /// An item has at most 400 KB; quotation marks are doubled.
  private static let longestField = 1024 * 1024

  /// Why the rest cannot be read, which is thrown after the records before it.
  private var obstacle: ExchangeError?

  /// Returns the next records, or `nil` at the end; empty lines are skipped.
  mutating func next() throws(ExchangeError) -> [Record]? {
    if let obstacle { throw obstacle }
    guard !isAtEnd else { return nil }
    var records: [Record] = []
    guard var bytes = try file.next() else {
      isAtEnd = true
      // The last line may end with a carriage return.
      isAfterReturn = false
      guard state != .quoted else {
        throw .badLine(
          file.path, line: firstLine, reason: "a quotation mark is opened and never closed.")
      }
      endRecord(into: &records)
      return records
    }
    if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    isFirst = false
    do throws(ExchangeError) {
      for byte in bytes { try take(byte, into: &records) }
    } catch {
      obstacle = error
    }
    return records
  }

  private mutating func take(
    _ byte: UInt8, into records: inout [Record]
  ) throws(ExchangeError) {
    if byte == UInt8(ascii: "\n") { line += 1 }
    if isAfterReturn {
      isAfterReturn = false
      if byte != UInt8(ascii: "\n") { try takeContent(UInt8(ascii: "\r")) }
    }
    switch (state, byte) {
    case (.quoted, UInt8(ascii: "\"")): state = .quoteInQuoted
    case (.quoted, _): field.append(byte)
    case (.quoteInQuoted, UInt8(ascii: "\"")):
      field.append(byte)
      state = .quoted
    case (_, UInt8(ascii: "\n")): endRecord(into: &records)
    case (_, UInt8(ascii: "\r")): isAfterReturn = true
    case (_, delimiter): endField()
    case (.start, UInt8(ascii: "\"")): state = .quoted
    default: try takeContent(byte)
    }
    if field.count > Self.longestField { throw .longLine(file.path, line: firstLine) }
  }

  /// Adds a byte to a field without quotation marks.
  private mutating func takeContent(_ byte: UInt8) throws(ExchangeError) {
    guard state != .quoteInQuoted, state != .plain || byte != UInt8(ascii: "\"") else {
      throw .badLine(
        file.path, line: firstLine,
        reason:
          "a quotation mark is inside a field; double it, and put the field in quotation marks.")
    }
    state = .plain
    field.append(byte)
  }

  private mutating func endField() {
    if let text = String(validating: field, as: UTF8.self) {
      fields.append(text)
    } else {
      fields.append(String(decoding: field, as: UTF8.self))
      isText = false
    }
    field.removeAll(keepingCapacity: true)
    state = .start
  }

  private mutating func endRecord(into records: inout [Record]) {
    let isEmpty = fields.isEmpty && field.isEmpty && state == .start
    if !isEmpty {
      endField()
      records.append(Record(line: firstLine, fields: fields, isText: isText))
      isText = true
      fields.removeAll(keepingCapacity: true)
    }
    firstLine = line
  }
}
