import DynamockWire
import NIOCore

/// The bytes of a request.
struct RequestWriter {
  /// The bytes, or `nil` if a field would corrupt the head.
  let bytes: ByteBuffer?

  /// Creates the bytes of a request.
  init(
    _ method: String, _ url: UpstreamURL, _ proxy: UpstreamProxy?,
    _ headers: [(name: String, value: String)], _ body: [UInt8]
  ) {
    // A proxy for http receives the whole URL ([rfc-9112], section 3.2.2); one for https opens a
    // tunnel.
    let isForwarded = proxy != nil && url.scheme == .http
    var fields = headers.filter { name, value in
      // A client may have signed this one.
      name.lowercased() == "accept-encoding"
        ? value == "identity" : !Self.own.contains(name.lowercased())
    }
    if !fields.contains(where: { $0.name.lowercased() == "host" }) {
      fields.insert(("Host", url.authority), at: 0)
    }
    if isForwarded, let authorization = proxy?.authorization {
      fields.append(("Proxy-Authorization", authorization))
    }
    fields.append(("Content-Length", "\(body.count)"))
    bytes = Self.head("\(method) \(isForwarded ? url.text : url.target)", fields).map { head in
      var bytes = head
      bytes.writeBytes(body)
      return bytes
    }
  }

  /// Creates the request for a tunnel to a host ([rfc-9110], section 9.3.6).
  init(tunnelTo url: String, by proxy: UpstreamProxy) {
    var fields = [(name: "Host", value: url)]
    if let authorization = proxy.authorization {
      fields.append(("Proxy-Authorization", authorization))
    }
    bytes = Self.head("CONNECT \(url)", fields)
  }

  /// The fields that the client sets itself.
  private static let own: Set<String> = [
    "connection", "content-length", "transfer-encoding",
  ]

  private static func head(_ line: String, _ fields: [(name: String, value: String)]) -> ByteBuffer?
  {
    var head = ByteBuffer(string: line + " HTTP/1.1\r\n")
    for (name, value) in fields {
      guard FieldGrammar.isToken(name.utf8), value.utf8.allSatisfy(FieldGrammar.isValueByte) else {
        return nil
      }
      head.writeString("\(name): \(value)\r\n")
    }
    head.writeString("\r\n")
    return head
  }
}
