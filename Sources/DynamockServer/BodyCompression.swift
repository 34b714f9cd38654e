import CZlib
package import DynamockWire

/// Decompresses and compresses whole bodies of limited size with zlib.
package enum BodyCompression {
  /// Decompresses a body.
  ///
  /// Several gzip members may follow each other ([rfc-1952], section 2.2). Bytes after the last
  /// member are skipped, as on AWS ([scylla-alternator] `test_gzip_request_with_extra_junk`).
  /// - Throws: `undecodableBody`, or `bodyTooLarge` as soon as the output passes the limit.
  package static func inflate(
    _ body: [UInt8], _ encoding: ContentEncoding, limit: Int
  ) throws(HTTPFault) -> [UInt8] {
    var stream = z_stream()
    guard
      inflateInit2_(
        &stream, windowBits(encoding), ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw .undecodableBody }
    defer { inflateEnd(&stream) }
    var input = body
    var output: [UInt8] = []
    var step = [UInt8](repeating: 0, count: stepSize)
    var offset = 0
    while true {
      let (status, used, made) = inflateStep(&stream, &input, from: offset, into: &step)
      offset += used
      guard made <= limit - output.count else { throw .bodyTooLarge }
      output += step[..<made]
      switch status {
      case Z_STREAM_END:
        let isFollowed = encoding == .gzip && input[offset...].starts(with: [0x1F, 0x8B])
        guard isFollowed, inflateReset(&stream) == Z_OK else { return output }
      case Z_OK where used + made > 0: continue
      default: throw .undecodableBody
      }
    }
  }

  /// Compresses a body; returns `nil` if zlib is out of memory.
  static func deflate(_ body: [UInt8], _ encoding: ContentEncoding) -> [UInt8]? {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, fastestLevel, Z_DEFLATED, windowBits(encoding), 8, Z_DEFAULT_STRATEGY,
        ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var input = body
    let bound = Int(deflateBound(&stream, UInt(body.count)))
    let compressed = input.withUnsafeMutableBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: bound) { output, count in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(clamping: output.count)
        count = CZlib.deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
      }
    }
    return compressed.isEmpty ? nil : compressed
  }

  /// Level 1, since responses are compressed for clients on the same machine or network.
  private static let fastestLevel: Int32 = 1
  private static let stepSize = 64 * 1024

  private static func inflateStep(
    _ stream: inout z_stream, _ input: inout [UInt8], from offset: Int, into step: inout [UInt8]
  ) -> (status: Int32, used: Int, made: Int) {
    input.withUnsafeMutableBufferPointer { input in
      step.withUnsafeMutableBufferPointer { step in
        stream.next_in = input.baseAddress.map { $0 + offset }
        stream.avail_in = UInt32(clamping: input.count - offset)
        stream.next_out = step.baseAddress
        stream.avail_out = UInt32(clamping: step.count)
        let status = CZlib.inflate(&stream, Z_NO_FLUSH)
        return (
          status, input.count - offset - Int(stream.avail_in),
          step.count - Int(stream.avail_out)
        )
      }
    }
  }

  /// Returns zlib's parameter for an encoding: a window of 15 bits, plus 16 for the gzip format.
  private static func windowBits(_ encoding: ContentEncoding) -> Int32 {
    switch encoding {
    case .gzip: 15 + 16
    case .deflate: 15
    }
  }
}
