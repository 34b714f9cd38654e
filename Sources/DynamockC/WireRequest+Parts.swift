import CDynamock
import DynamockServer
import DynamockWire

extension WireRequest {
  /// Joins the parts of a request, with the rules and limits that apply to a request on a socket.
  /// - Parameter head: set as soon as the head has been read.
  /// - Throws: a fault in the request's form or size.
  init(
    _ parts: dynamock_request, limits: ServerConfiguration.Limits, head: inout RequestHead?
  ) throws(HTTPFault) {
    let read = try RequestHead(parts, limits)
    head = read
    let framing = try read.framing()
    // The body is complete: its length is known, and there are no chunks.
    switch framing.body {
    case .chunked: throw .unsupportedTransferCoding
    case .length(let length):
      guard read.value(of: .contentLength) == nil || length == parts.body_length else {
        throw .malformed
      }
    }
    guard parts.body_length <= limits.body else { throw .bodyTooLarge }
    self.init(head: read, body: [UInt8](parts.bodyBytes))
    guard let name = read.text(of: .contentEncoding), name.lowercased() != "identity" else {
      return
    }
    guard let encoding = ContentEncoding(name) else { throw .undecodableBody }
    sentBody = body
    body = try BodyCompression.inflate(body, encoding, limit: limits.body)
  }
}

extension RequestHead {
  /// Writes a head as it would be sent, and reads it.
  fileprivate init(
    _ parts: dynamock_request, _ limits: ServerConfiguration.Limits
  ) throws(HTTPFault) {
    let (method, target, fields) = (parts.methodBytes, parts.targetBytes, parts.headerBytes)
    let version = " HTTP/1.1\r\n"
    guard method.count + 1 + target.count + version.utf8.count <= limits.requestLine else {
      throw .requestLineTooLong
    }
    guard fields.count + 2 <= limits.headers else { throw .headersTooLong }
    // Characters that end a line or field early would change the meaning of the caller's parts.
    guard !method.contains(where: { $0 <= 0x20 }), !target.contains(where: { $0 <= 0x20 }),
      fields.isEmpty || fields.suffix(2).elementsEqual("\r\n".utf8)
    else { throw .malformed }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(method.count + target.count + fields.count + 64)
    bytes += method
    bytes.append(UInt8(ascii: " "))
    bytes += target
    bytes += version.utf8
    bytes += fields
    let head = try RequestHead(parsing: bytes + "\r\n".utf8)
    if head.value(of: .host) != nil {
      self = head
    } else {
      // Without a socket there is no address that the client could have used.
      self = try RequestHead(parsing: bytes + "Host: localhost\r\n\r\n".utf8)
    }
  }
}

extension dynamock_request {
  fileprivate var methodBytes: UnsafeRawBufferPointer { .init(start: method, count: method_length) }
  fileprivate var targetBytes: UnsafeRawBufferPointer { .init(start: target, count: target_length) }
  fileprivate var headerBytes: UnsafeRawBufferPointer {
    .init(start: headers, count: headers_length)
  }
  fileprivate var bodyBytes: UnsafeRawBufferPointer { .init(start: body, count: body_length) }

  /// Whether the request is for the control API.
  var isControl: Bool {
    targetBytes.starts(with: "/_dynamock".utf8) || targetBytes.starts(with: "/metrics".utf8)
  }

  /// Whether a request to the control API may name a file, including one that could not be created.
  var namesFile: Bool {
    let word = Array("into".utf8)
    let bytes = bodyBytes
    guard bytes.count >= word.count else { return false }
    return (0...(bytes.count - word.count)).contains { bytes[$0...].starts(with: word) }
  }
}
