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
///
/// A few bytes may be many when they are decompressed, so a call returns after a portion of them, and
/// the rest follows without further input.
protocol Decompressor: AnyObject {
  /// Whether the data may end here.
  var isAtEnd: Bool { get }
  /// Whether there may be more output without further input.
  var hasMore: Bool { get }
  /// Decompresses a portion; returns `nil` if the bytes are damaged.
  func pull(_ bytes: [UInt8]) -> [UInt8]?
}

extension Decompressor {
  /// The number of decompressed bytes after which a call returns.
  static var portion: Int { 1 << 20 }
}
