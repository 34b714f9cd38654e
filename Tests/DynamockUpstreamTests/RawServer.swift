import Dispatch
import DynamockUpstream
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A server that sends the bytes of a test, with a thread for each connection.
final class RawServer: Sendable {
  let port: Int
  private let descriptor: Int32

  /// Starts a server on 127.0.0.1.
  /// - Parameter serve: called for each connection with its number from 0.
  init(_ serve: @escaping @Sendable (Peer, Int) -> Void) throws {
    #if os(Linux)
      let listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let listening = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listening, $0, length) == 0 && listen(listening, 128) == 0
          && getsockname(listening, $0, &length) == 0
      }
    }
    guard status else { throw Failure() }
    descriptor = listening
    port = Int(UInt16(bigEndian: address.sin_port))
    let accepted = Accepted()
    connections = accepted
    Thread.start { [listening] in
      var number = 0
      while true {
        let connection = accept(listening, nil, nil)
        guard connection >= 0 else {
          // The descriptor is closed only here, since otherwise another socket could get its number
          // while this thread still accepts on it.
          close(listening)
          return
        }
        accepted.add()
        let peer = Peer(connection)
        let current = number
        Thread.start {
          serve(peer, current)
          peer.end()
        }
        number += 1
      }
    }
  }

  private let connections: Accepted

  /// The number of connections so far.
  var connectionCount: Int { connections.count }

  var url: UpstreamURL {
    get throws {
      guard let url = UpstreamURL("http://127.0.0.1:\(port)") else { throw Failure() }
      return url
    }
  }

  deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }

  struct Failure: Error {}

  private final class Accepted: Sendable {
    private let number = Atomic(0)
    var count: Int { number.load(ordering: .acquiring) }
    func add() { number.add(1, ordering: .acquiringAndReleasing) }
  }
}

/// Threads of their own, because a test that blocks must not occupy a thread that runs tasks.
enum Thread {
  static func start(_ body: @escaping @Sendable () -> Void) {
    DispatchQueue(label: "RawServer").async(execute: body)
  }
}

/// The server's side of a connection.
final class Peer: Sendable {
  private let descriptor: Int32
  private let isEnded = Atomic(false)

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    var timeout = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
  }

  /// Reads a head and a body of the length in `Content-Length`; the result is empty at the
  /// connection's end.
  func request() -> String {
    var bytes: [UInt8] = []
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 {
        let length = parts[0].split(separator: "\r\n").compactMap { line in
          line.lowercased().hasPrefix("content-length: ") ? Int(line.dropFirst(16)) : nil
        }.first
        if parts[1].utf8.count >= length ?? 0 { return text }
      }
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = recv(descriptor, &chunk, chunk.count, 0)
      guard count > 0 else { return "" }
      bytes += chunk[..<count]
    }
  }

  /// Sends text; returns false if the client has closed.
  @discardableResult
  func send(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { bytes in
        #if os(Linux)
          Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        #else
          Darwin.send(descriptor, bytes.baseAddress, bytes.count, 0)
        #endif
      }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  /// Passes bytes to and from a port of this machine until either side closes.
  func relay(to port: Int) {
    #if os(Linux)
      let other = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let other = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(other, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    defer { close(other) }
    guard status == 0 else { return }
    var ends = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: other, events: Int16(POLLIN), revents: 0),
    ]
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while poll(&ends, 2, 20_000) > 0 {
      for (source, target) in [(0, 1), (1, 0)] where ends[source].revents != 0 {
        let count = recv(ends[source].fd, &chunk, chunk.count, 0)
        guard count > 0, write(ends[target].fd, chunk, count) == count else { return }
      }
    }
  }

  /// Waits until the client has sent something.
  func waitForBytes() {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    _ = recv(descriptor, &bytes, bytes.count, 0)
  }

  /// Waits until the client closes.
  func waitForEnd() {
    var byte: UInt8 = 0
    while recv(descriptor, &byte, 1, 0) > 0 {}
  }

  /// Closes the connection.
  func end() {
    guard !isEnded.exchange(true, ordering: .acquiringAndReleasing) else { return }
    close(descriptor)
  }
}
