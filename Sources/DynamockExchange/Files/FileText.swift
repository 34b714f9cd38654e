/// The contents of a file, decompressed if they are gzip data.
final class FileText {
  private let file: InputFile
  private let gzip: GzipReader
  private var checksum = Checksum()
  /// The number of bytes so far, after decompression.
  private(set) var length = 0

  init(
    _ path: String, _ compression: GzipReader.Compression = .detected
  ) throws(ExchangeError) {
    file = try InputFile(path)
    gzip = GzipReader(compression)
  }

  /// The path of the file.
  var path: String { file.path }

  /// The digest of the file as it is on the disk, once it has been read completely.
  var digest: String { checksum.base64 }

  /// Returns the next bytes, possibly none, or `nil` at the end.
  func next() throws(ExchangeError) -> [UInt8]? {
    let bytes = try file.next()
    checksum.add(bytes)
    if bytes.isEmpty {
      guard gzip.isAtEnd else { throw .damagedGzip(file.path) }
      return nil
    }
    guard let text = gzip.pull(bytes) else { throw .damagedGzip(file.path) }
    length += text.count
    return text
  }

  /// Returns all of a file that is not large.
  static func all(of path: String) throws(ExchangeError) -> [UInt8] {
    let file = try FileText(path)
    var text: [UInt8] = []
    while let bytes = try file.next() { text += bytes }
    return text
  }
}
