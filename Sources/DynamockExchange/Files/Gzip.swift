import CZlib

/// Compresses a stream of bytes into one gzip member.
final class GzipWriter {
  private var stream = z_stream()
  private var room = [UInt8](repeating: 0, count: 256 * 1024)

  /// Creates a writer, or returns `nil` if zlib is out of memory.
  init?() {
    let size = Int32(MemoryLayout<z_stream>.size)
    // A window of 15 bits, plus 16 for the gzip format; level 1, since a local disk is not a
    // bottleneck.
    guard
      deflateInit2_(
        &stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    else { return nil }
  }

  deinit { deflateEnd(&stream) }

  /// Compresses bytes, and returns output that is available; it may belong to earlier bytes.
  func push(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var input = bytes
    var output: [UInt8] = []
    input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(clamping: input.count)
      var made = 0
      repeat {
        made = room.withUnsafeMutableBufferPointer { room in
          stream.next_out = room.baseAddress
          stream.avail_out = UInt32(clamping: room.count)
          _ = deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          return room.count - Int(stream.avail_out)
        }
        output += room[..<made]
      } while made == room.count
    }
    return output
  }
}

/// Decompresses a stream of bytes; bytes that are not gzip data pass through unchanged.
final class GzipReader: Decompressor {
  private var stream = z_stream()
  private var room = [UInt8](repeating: 0, count: 256 * 1024)
  private var input: [UInt8] = []
  private var position = 0
  /// Whether the last step filled its room, so that there may be more output without input.
  private var mayHaveOutput = false
  private var mode: Mode?

  private enum Mode { case plain, inside, between }

  private let compression: Compression

  init(_ compression: Compression = .detected) { self.compression = compression }

  deinit { if mode != .plain, mode != nil { inflateEnd(&stream) } }

  var isAtEnd: Bool { mode != .inside && !hasMore }

  var hasMore: Bool { position < input.count || mayHaveOutput }

  /// Decompresses bytes; returns `nil` if they are damaged.
  ///
  /// The data may consist of several members.
  func pull(_ bytes: [UInt8]) -> [UInt8]? {
    if mode == nil {
      guard compression != .none, bytes.starts(with: [0x1F, 0x8B]) else {
        guard compression != .gzip else { return nil }
        mode = .plain
        return bytes
      }
      let size = Int32(MemoryLayout<z_stream>.size)
      guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else { return nil }
      mode = .between
    }
    if mode == .plain { return bytes }
    input = position == input.count ? bytes : Array(input[position...]) + bytes
    position = 0
    var output: [UInt8] = []
    while hasMore, output.count < Self.portion {
      mode = .inside
      guard let made = inflateOnce() else { return nil }
      output += room[..<made]
    }
    return output
  }

  /// Fills the room once; returns the number of bytes, or `nil` if the input is damaged.
  private func inflateOnce() -> Int? {
    let (status, made) = input.withUnsafeMutableBufferPointer { input in
      room.withUnsafeMutableBufferPointer { room in
        stream.next_in = input.baseAddress.map { $0 + position }
        stream.avail_in = UInt32(clamping: input.count - position)
        stream.next_out = room.baseAddress
        stream.avail_out = UInt32(clamping: room.count)
        let status = inflate(&stream, Z_NO_FLUSH)
        position = input.count - Int(stream.avail_in)
        return (status, room.count - Int(stream.avail_out))
      }
    }
    mayHaveOutput = status == Z_OK && made == room.count
    switch status {
    case Z_STREAM_END:
      guard inflateReset(&stream) == Z_OK else { return nil }
      mode = .between
      return made
    case Z_OK: return made
    case Z_BUF_ERROR where position == input.count: return made
    default: return nil
    }
  }
}
