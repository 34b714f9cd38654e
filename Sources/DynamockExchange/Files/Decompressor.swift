/// How the bytes of a file are known to be compressed.
enum Compression {
  /// By their beginning: as gzip, or not at all.
  case detected
  /// They have to be gzip data.
  case gzip
  /// They have to be zstd data.
  case zstd
  /// They are not decompressed.
  case none
}

/// Decompresses a stream of bytes.
protocol Decompressor: AnyObject {
  /// Whether the data may end here.
  var isAtEnd: Bool { get }
  /// Whether there is more output without further input.
  var hasMore: Bool { get }
  /// Decompresses bytes; returns `nil` if they are damaged.
  func pull(_ bytes: [UInt8]) -> [UInt8]?
}

extension GzipReader: Decompressor {
  var hasMore: Bool { false }
}
