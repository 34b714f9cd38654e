#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Sends bytes to a port and reads until the connection is closed.
enum SocketConversation {
  /// The reason why no bytes arrived, as the system's error number.
  struct Failure: Error {
    var number: Int32
  }

  static func exchange(_ request: [UInt8], with host: String, _ port: Int) throws -> [UInt8] {
    let socket = try connect(to: host, port)
    defer { _ = close(socket) }
    try send(request, on: socket)
    return try receive(from: socket)
  }

  private static func connect(to host: String, _ port: Int) throws -> Int32 {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let socket = socket(AF_INET, stream, 0)
    guard socket >= 0 else { throw Failure(number: errno) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Self.connect(socket, $0)
      }
    }
    guard result == 0 else {
      let number = errno
      _ = close(socket)
      throw Failure(number: number)
    }
    return socket
  }

  private static func connect(_ socket: Int32, _ address: UnsafePointer<sockaddr>) -> Int32 {
    #if canImport(Glibc)
      Glibc.connect(socket, address, socklen_t(MemoryLayout<sockaddr_in>.size))
    #elseif canImport(Musl)
      Musl.connect(socket, address, socklen_t(MemoryLayout<sockaddr_in>.size))
    #else
      Darwin.connect(socket, address, socklen_t(MemoryLayout<sockaddr_in>.size))
    #endif
  }

  private static func send(_ bytes: [UInt8], on socket: Int32) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(socket, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failure(number: errno) }
      rest = rest.dropFirst(count)
    }
  }

  private static func receive(from socket: Int32) throws -> [UInt8] {
    var response: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(socket, $0.baseAddress, $0.count) }
      if count == 0 { return response }
      guard count > 0 else { throw Failure(number: errno) }
      response.append(contentsOf: buffer[..<count])
    }
  }
}
