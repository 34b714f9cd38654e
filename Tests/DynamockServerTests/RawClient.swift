import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A client that sends raw bytes and blocks until a response arrives.
final class RawClient {
  private let descriptor: Int32
  private var received: [UInt8] = []

  struct Failure: Error {
    var what: String
  }

  /// A response, split according to its `Content-Length`.
  struct Response {
    var status: Int
    var fields: [String: String]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  init(port: Int, receiveBuffer: Int32? = nil) throws {
    #if os(Linux)
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    if var size = receiveBuffer {
      setsockopt(
        descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    var timeout = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else {
      close(descriptor)
      throw Failure(what: "connect: \(errno)")
    }
  }

  deinit { close(descriptor) }

  func send(_ text: String) { send(Array(text.utf8)) }

  /// Sends all bytes; bytes that the server no longer accepts are dropped.
  func send(_ bytes: [UInt8]) {
    var offset = 0
    while offset < bytes.count {
      let sent = bytes[offset...].withUnsafeBytes {
        Self.send(descriptor, $0)
      }
      guard sent > 0 else { return }
      offset += sent
    }
  }

  /// Sends bytes without causing a signal if the server has closed.
  private static func send(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #elseif canImport(Musl)
      Musl.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #else
      Darwin.send(descriptor, bytes.baseAddress, bytes.count, 0)
    #endif
  }

  /// Announces that nothing more will be sent.
  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Reads the next response.
  func response(toHead: Bool = false) throws -> Response {
    while true {
      if let end = headEnd {
        let head = String(decoding: received[..<end], as: UTF8.self)
        var lines = head.split(separator: "\r\n")
        guard !lines.isEmpty else { throw Failure(what: "an empty head") }
        let status = Int(lines.removeFirst().split(separator: " ")[1]) ?? 0
        let fields = Dictionary(
          lines.map { line -> (String, String) in
            let colon = line.firstIndex(of: ":") ?? line.endIndex
            return (line[..<colon].lowercased(), String(line[colon...].dropFirst(2)))
          }
        ) { $1 }
        let length = toHead || status == 100 ? 0 : Int(fields["content-length"] ?? "0") ?? 0
        if received.count >= end + length {
          let body = Array(received[end..<(end + length)])
          received.removeFirst(end + length)
          return Response(status: status, fields: fields, body: body)
        }
      }
      guard try receive() else { throw Failure(what: "closed before a whole response") }
    }
  }

  /// Reads some of the received bytes and drops them.
  /// - Returns: the number of bytes, or 0 if the server has closed.
  func readSome(atMost limit: Int) -> Int {
    var part = [UInt8](repeating: 0, count: limit)
    return max(0, recv(descriptor, &part, part.count, 0))
  }

  /// Waits without giving up the thread, which other tests might then keep for long.
  static func pause(milliseconds: UInt32) { usleep(milliseconds * 1000) }

  /// Returns whether the server closes without sending anything more; `false` if nothing happens
  /// for 10 seconds.
  func isClosed() -> Bool {
    guard received.isEmpty else { return false }
    return (try? receive()) == false
  }

  /// Returns whether the server closes within the time limit, regardless of what it sends before.
  func closes() -> Bool {
    while true {
      guard let isOpen = try? receive() else { return false }
      if !isOpen { return true }
    }
  }

  /// Returns everything up to the end of the connection, as text.
  func everything() throws -> String {
    while try receive() {}
    defer { received = [] }
    return String(decoding: received, as: UTF8.self)
  }

  private var headEnd: Int? {
    guard received.count >= 4 else { return nil }
    for index in 3..<received.count
    where received[index] == 10 && received[index - 1] == 13 && received[index - 2] == 10
      && received[index - 3] == 13
    {
      return index + 1
    }
    return nil
  }

  /// Reads the available bytes; returns `false` if the server has closed.
  private func receive() throws -> Bool {
    var part = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &part, part.count, 0)
    if count == 0 || count < 0 && errno == ECONNRESET { return false }
    guard count > 0 else { throw Failure(what: "receive: \(errno)") }
    received += part[..<count]
    return true
  }
}
