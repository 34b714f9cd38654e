extension WireResponse {
  /// What a connection adds to the head of a response.
  public struct ConnectionFields: Sendable {
    /// The moment, as in `Sat, 21 Nov 2026 10:30:38 GMT`.
    public var date: [UInt8]
    /// What `Connection` says; nil leaves the field out.
    public var connection: StaticString?

    /// Joins the fields.
    public init(date: [UInt8], connection: StaticString? = nil) {
      self.date = date
      self.connection = connection
    }
  }

  /// Writes the status line and the header section, up to and with the empty line.
  ///
  /// The order is AWS's. The checksum is that of the body as it is sent, compressed or not: "If the
  /// response is gzipped the checksum is of the gzipped response" (aws-sdk-go-v2,
  /// `service/dynamodb/internal/customizations/doc.go`; aws-sdk-java-v2 says the same with
  /// `calculateCrc32FromCompressedData`).
  public func appendHead(to bytes: inout [UInt8], with fields: ConnectionFields) {
    bytes.append("HTTP/1.1 ")
    bytes.append(decimal: UInt64(truncatingIfNeeded: max(0, status)))
    bytes.append(" ")
    bytes.append(Self.reason(for: status))
    bytes.append("\r\nServer: Server\r\nDate: ")
    bytes.append(contentsOf: fields.date)
    if let mediaType {
      bytes.append("\r\nContent-Type: ")
      bytes.append(mediaType.name)
    }
    if let contentEncoding {
      bytes.append("\r\nContent-Encoding: ")
      bytes.append(contentEncoding.name)
    }
    bytes.append("\r\nContent-Length: ")
    bytes.append(decimal: UInt64(body.count))
    if let connection = fields.connection {
      bytes.append("\r\nConnection: ")
      bytes.append(connection)
    }
    if let identifier {
      bytes.append("\r\nx-amzn-RequestId: ")
      identifier.append(to: &bytes)
    }
    bytes.append("\r\nx-amz-crc32: ")
    bytes.append(decimal: UInt64(CRC32.checksum(body)))
    for field in extraFields {
      bytes.append("\r\n")
      bytes.append(contentsOf: field.name.utf8)
      bytes.append(": ")
      bytes.append(contentsOf: field.value.utf8)
    }
    bytes.append("\r\n\r\n")
  }

  private static func reason(for status: Int) -> StaticString {
    switch status {
    case 200: "OK"
    case 400: "Bad Request"
    case 401: "Unauthorized"
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

extension [UInt8] {
  @inline(__always)
  fileprivate mutating func append(_ text: StaticString) {
    append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  fileprivate mutating func append(decimal number: UInt64) {
    guard number >= 10 else { return append(0x30 + UInt8(number)) }
    append(decimal: number / 10)
    append(0x30 + UInt8(number % 10))
  }
}
