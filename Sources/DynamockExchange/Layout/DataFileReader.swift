/// Reads the lines of a file, compressed or not.
final class DataFileReader {
  private let file: FileText
  private var rest: [UInt8] = []
  /// The number of bytes of the rest that have no line break.
  private var scanned = 0
  private var isAtEnd = false
  private(set) var lineNumber = 0

  /// The maximum length of a line: an item has at most 400 KB, and JSON may write each byte as an
  /// escape of six bytes.
  private static let longestLine = 4 * 1024 * 1024

  init(
    _ path: String, _ compression: Compression = .detected
  ) throws(ExchangeError) {
    file = try FileText(path, compression)
  }

  /// The number of bytes of text so far.
  var length: Int { file.length }

  /// The number of bytes that were read from the disk.
  var readLength: Int { file.readLength }

  /// The digest of the file, once it has been read completely.
  var digest: String { file.digest }

  /// Returns the next lines, each with its number, or `nil` at the end.
  func next() throws(ExchangeError) -> [(number: Int, text: ArraySlice<UInt8>)]? {
    guard !isAtEnd else { return nil }
    if let text = try file.next() {
      rest += text
    } else {
      isAtEnd = true
      if !rest.isEmpty { rest.append(UInt8(ascii: "\n")) }
    }
    return try takeLines()
  }

  private func takeLines() throws(ExchangeError) -> [(number: Int, text: ArraySlice<UInt8>)] {
    var lines: [(number: Int, text: ArraySlice<UInt8>)] = []
    var start = 0
    while let end = rest[max(start, scanned)...].firstIndex(of: UInt8(ascii: "\n")) {
      lineNumber += 1
      let line = rest[start..<end]
      if line.contains(where: { $0 > 0x20 }) { lines.append((lineNumber, line)) }
      start = end + 1
    }
    if start > 0 { rest = Array(rest[start...]) }
    scanned = rest.count
    if rest.count > Self.longestLine { throw .longLine(file.path, line: lineNumber + 1) }
    return lines
  }
}
