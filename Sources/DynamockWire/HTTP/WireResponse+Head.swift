extension WireResponse {
  /// The parts of a response's head that depend on the connection.
  public struct ConnectionFields: Sendable {
    /// The time, as in `Sat, 21 Nov 2026 10:30:38 GMT`.
    public var date: [UInt8]
    /// The value of `Connection`, or `nil` to leave the field out.
    public var connection: StaticString?

    /// Creates the parts.
    public init(date: [UInt8], connection: StaticString? = nil) {
      self.date = date
      self.connection = connection
    }
  }

  /// Writes the status line and the header section, up to and including the empty line.
  ///
  /// The order is AWS's. The checksum is that of the body as it is sent, compressed or not: "If the
  /// response is gzipped the checksum is of the gzipped response" ([aws-sdk-go-v2], `doc.go`;
  /// aws-sdk-java-v2 does the same with `calculateCrc32FromCompressedData`).
  /// - Parameter memory: has at least ``headBound(with:)`` bytes.
  /// - Returns: the number of bytes written.
  public func writeHead(
    to memory: UnsafeMutableRawBufferPointer, with fields: ConnectionFields
  ) -> Int {
    var head = HeadWriter(memory)
    if status == 200 {
      head.write("HTTP/1.1 200 OK")
    } else {
      head.write("HTTP/1.1 ")
      head.write(decimal: UInt64(truncatingIfNeeded: max(0, status)))
      head.write(" ")
      head.write(Self.reason(for: status))
    }
    head.write("\r\nServer: Server\r\nDate: ")
    head.write(fields.date)
    if let mediaType {
      head.write("\r\nContent-Type: ")
      head.write(mediaType.name)
    }
    if let contentEncoding {
      head.write("\r\nContent-Encoding: ")
      head.write(contentEncoding.name)
    }
    head.write("\r\nContent-Length: ")
    head.write(decimal: UInt64(body.count))
    if let connection = fields.connection {
      head.write("\r\nConnection: ")
      head.write(connection)
    }
    if let identifier {
      head.write("\r\nx-amzn-RequestId: ")
      identifier.write(to: &head)
    }
    if delivery == nil || delivery?.checksum != Delivery.Checksum.none {
      head.write("\r\nx-amz-crc32: ")
      let checksum = checksum ?? CRC32.checksum(body)
      head.write(decimal: UInt64(delivery?.checksum == .wrong ? ~checksum : checksum))
    }
    for field in extraFields {
      head.write("\r\n")
      head.write(text: field.name)
      head.write(": ")
      head.write(text: field.value)
    }
    head.write("\r\n\r\n")
    return head.count
  }

  /// Returns the maximum number of bytes of the head.
  public func headBound(with fields: ConnectionFields) -> Int {
    extraFields.reduce(
      Self.longestOwnFields + fields.date.count + (fields.connection?.utf8CodeUnitCount ?? 0)
    ) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
  }

  /// An upper limit for the length of the status line and all fields in this file.
  private static var longestOwnFields: Int { 512 }

  /// Appends the head to some bytes; see ``writeHead(to:with:)``.
  public func appendHead(to bytes: inout [UInt8], with fields: ConnectionFields) {
    let head = [UInt8](unsafeUninitializedCapacity: headBound(with: fields)) { memory, count in
      count = writeHead(to: UnsafeMutableRawBufferPointer(memory), with: fields)
    }
    bytes += head
  }

  private static func reason(for status: Int) -> StaticString {
    switch status {
    case 304: "Not Modified"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 413: "Request Entity Too Large"
    case 417: "Expectation Failed"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 503: "Service Unavailable"
    case 505: "HTTP Version Not Supported"
    default: "Unknown"
    }
  }
}
