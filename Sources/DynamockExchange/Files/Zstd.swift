import CZstd

/// Decompresses a stream of bytes in the zstd format (RFC 8878), with the machine's libzstd.
final class ZstdReader: Decompressor {
  private let stream: OpaquePointer
  private var input: [UInt8] = []
  private var position = 0
  private var room = [UInt8](repeating: 0, count: 128 * 1024)
  /// Whether the last call filled its room, so that there may be more output without input.
  private var mayHaveOutput = false
  private var isBetween = true

  /// Why the library cannot be used, or `nil` if it can.
  static func obstacle() -> String? { dynamock_zstd_open().map { String(cString: $0) } }

  /// Creates a reader, or returns `nil` if the library cannot be used or has no memory.
  init?() {
    guard Self.obstacle() == nil, let stream = dynamock_zstd_make() else { return nil }
    self.stream = stream
  }

  deinit { dynamock_zstd_free(stream) }

  var isAtEnd: Bool { isBetween && position == input.count }

  var hasMore: Bool { position < input.count || mayHaveOutput }

  func pull(_ bytes: [UInt8]) -> [UInt8]? {
    input = position == input.count ? bytes : Array(input[position...]) + bytes
    position = 0
    var output: [UInt8] = []
    while hasMore, output.count < Self.portion {
      guard let made = decompress() else { return nil }
      output += room[..<made]
    }
    return output
  }

  /// Fills the room once; returns the number of bytes, or `nil` if the input is damaged.
  private func decompress() -> Int? {
    let (status, made, used) = input.withUnsafeMutableBytes { input in
      room.withUnsafeMutableBytes { room in
        var source = dynamock_zstd_buffer(
          bytes: input.baseAddress, size: input.count, position: position)
        var target = dynamock_zstd_buffer(bytes: room.baseAddress, size: room.count, position: 0)
        let status = dynamock_zstd_pull(stream, &target, &source)
        return (status, target.position, source.position)
      }
    }
    guard status >= 0 else { return nil }
    position = used
    isBetween = status == 0
    mayHaveOutput = !isBetween && made == room.count
    return made
  }
}
