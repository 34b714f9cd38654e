/// The contents of a file, decompressed.
final class FileText {
  private let file: InputFile
  private let compression: Compression
  private let decompressor: any Decompressor
  private var checksum = Checksum()
  /// The number of bytes so far, after decompression.
  private(set) var length = 0
  /// The number of bytes that were read from the disk.
  private(set) var readLength = 0

  init(_ path: String, _ compression: Compression = .detected) throws(ExchangeError) {
    file = try InputFile(path)
    self.compression = compression
    guard compression == .zstd else {
      decompressor = GzipReader(compression)
      return
    }
    guard let reader = ZstdReader() else {
      throw .noZstd(ZstdReader.obstacle() ?? "it has no memory")
    }
    decompressor = reader
  }

  /// The path of the file.
  var path: String { file.path }

  /// The digest of the file as it is on the disk, once it has been read completely.
  var digest: String { checksum.base64 }

  /// Returns the next bytes, possibly none, or `nil` at the end.
  func next() throws(ExchangeError) -> [UInt8]? {
    var bytes: [UInt8] = []
    if !decompressor.hasMore {
      bytes = try file.next()
      checksum.add(bytes)
      readLength += bytes.count
      if bytes.isEmpty {
        guard decompressor.isAtEnd else { throw damage }
        return nil
      }
    }
    guard let text = decompressor.pull(bytes) else { throw damage }
    length += text.count
    return text
  }

  private var damage: ExchangeError {
    compression == .zstd ? .damagedZstd(path) : .damagedGzip(path)
  }

  /// Returns all of a file that is not large.
  static func all(of path: String) throws(ExchangeError) -> [UInt8] {
    let file = try FileText(path)
    var text: [UInt8] = []
    while let bytes = try file.next() { text += bytes }
    return text
  }
}
