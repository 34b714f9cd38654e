/// Reads the lines of a file, compressed or not.
final class DataFileReader {
  private let file: InputFile
  private let gzip = GzipReader()
  private var checksum = Checksum()
  private var rest: [UInt8] = []
  private var isAtEnd = false
  private(set) var lineNumber = 0

  /// An item has 400 KB; JSON may write each byte as an escape of six.
  private static let longestLine = 4 * 1024 * 1024

  init(_ path: String) throws(ExchangeError) { file = try InputFile(path) }

  /// The digest of the file, once it has been read to its end.
  var digest: String { checksum.base64 }

  /// The next lines, each with its number; nil at the end.
  func next() throws(ExchangeError) -> [(number: Int, text: ArraySlice<UInt8>)]? {
    guard !isAtEnd else { return nil }
    let bytes = try file.next()
    isAtEnd = bytes.isEmpty
    checksum.add(bytes)
    if isAtEnd {
      guard gzip.isAtEnd else { throw .damagedGzip(file.path) }
      if !rest.isEmpty { rest.append(UInt8(ascii: "\n")) }
    } else {
      guard let text = gzip.pull(bytes) else { throw .damagedGzip(file.path) }
      rest += text
    }
    return try takeLines()
  }

  private func takeLines() throws(ExchangeError) -> [(number: Int, text: ArraySlice<UInt8>)] {
    var lines: [(number: Int, text: ArraySlice<UInt8>)] = []
    var start = 0
    while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
      lineNumber += 1
      let line = rest[start..<end]
      if line.contains(where: { $0 > 0x20 }) { lines.append((lineNumber, line)) }
      start = end + 1
    }
    rest = Array(rest[start...])
    if rest.count > Self.longestLine { throw .longLine(file.path, line: lineNumber + 1) }
    return lines
  }
}
