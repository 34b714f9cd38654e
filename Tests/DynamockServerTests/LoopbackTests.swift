import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import DynamockServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite("Addresses that a server listens on", .timeLimit(.minutes(10)))
struct LoopbackTests {
  @Test(
    "opens one port on both loopback addresses for localhost",
    arguments: ["localhost", "LOCALHOST"])
  func both(name: String) async throws {
    let hasIPv6 = (try? await withServer(configure: { $0.host = "::1" }) { _ in }) != nil
    try await withServer(configure: { $0.host = name }) { listener in
      let port = listener.address.port
      let expected = ["127.0.0.1:\(port)"] + (hasIPv6 ? ["[::1]:\(port)"] : [])
      #expect(listener.address.sockets == expected)
      #expect(listener.address.url == "http://localhost:\(port)")
      for host in ["127.0.0.1"] + (hasIPv6 ? ["::1"] : []) {
        let body = try await HealthProbe.check(host: host, port: port, timeout: .seconds(30))
        #expect(body == "")
      }
    }
  }

  @Test(
    "prints a reachable URL for an address that means all networks",
    arguments: [
      ("0.0.0.0", "http://127.0.0.1:1"), ("::", "http://[::1]:1"),
      ("127.0.0.1", "http://127.0.0.1:1"),
      ("::1", "http://[::1]:1"), ("192.0.2.1", "http://192.0.2.1:1"),
    ])
  func url(ip: String, url: String) {
    #expect(ListeningAddress(host: ip, port: 1, sockets: [(ip, 1)]).url == url)
  }

  /// The result of opening a port on each loopback address: an error number, or `nil` for success.
  struct Machine: CustomTestStringConvertible {
    var testDescription: String
    var port = 0
    var first: Int32?
    /// The results on ::1, one for each attempt.
    var second: [Int32?] = [nil]
    var opened: [String] = []
    var failure: Int32?
  }

  @Test(
    "opens the other loopback address if one is missing, and fails if the port is taken on one",
    arguments: [
      Machine(testDescription: "both", opened: ["127.0.0.1", "::1"]),
      Machine(testDescription: "no address ::1", second: [EADDRNOTAVAIL], opened: ["127.0.0.1"]),
      Machine(
        testDescription: "no IPv6", port: 8000, second: [EAFNOSUPPORT], opened: ["127.0.0.1"]),
      Machine(testDescription: "no IPv4", first: EAFNOSUPPORT, opened: ["::1"]),
      Machine(
        testDescription: "the port chosen by the system is taken twice",
        second: [EADDRINUSE, EADDRINUSE, nil],
        opened: ["127.0.0.1", "::1"]),
      Machine(
        testDescription: "every port chosen by the system is taken",
        second: Array(repeating: EADDRINUSE, count: 99),
        failure: EADDRINUSE),
      Machine(
        testDescription: "a port that is taken", port: 8000, second: [EADDRINUSE, nil],
        failure: EADDRINUSE),
      Machine(testDescription: "a forbidden port", second: [EACCES], failure: EACCES),
      Machine(
        testDescription: "a port that is taken on the first address", first: EADDRINUSE,
        failure: EADDRINUSE),
    ])
  func machines(_ machine: Machine) async throws {
    let bound = Mutex<[(host: String, channel: any Channel)]>([])
    let attempts = Mutex(0)
    var failure: Int32?
    do {
      let channels = try await Listener.open("localhost", machine.port) { host, _ in
        let error =
          host == "127.0.0.1"
          ? machine.first
          : machine.second[
            attempts.withLock { attempts in
              attempts += 1
              return min(attempts, machine.second.count) - 1
            }]
        if let error { throw IOError(errnoCode: error, reason: "bind") }
        let channel = NIOAsyncTestingChannel()
        bound.withLock { $0.append((host, channel)) }
        return channel
      }
      let hosts = bound.withLock { bound in
        channels.compactMap { channel in bound.first { $0.channel === channel }?.host }
      }
      #expect(hosts == machine.opened)
      for channel in channels { try await channel.close() }
    } catch let error as IOError {
      failure = error.errnoCode
    }
    #expect(failure == machine.failure)
    // Connections without a handler are closed; the suite's time limit ends the wait for others.
    for (_, channel) in bound.withLock({ $0 }) { try await channel.closeFuture.get() }
  }

  @Test(
    "opens any other host unchanged", arguments: ["127.0.0.1", "example.test", "localhost.test"])
  func other(host: String) async throws {
    let asked = Mutex<[String]>([])
    await #expect(throws: IOError.self) {
      _ = try await Listener.open(host, 0) { host, _ in
        asked.withLock { $0.append(host) }
        throw IOError(errnoCode: EADDRNOTAVAIL, reason: "bind")
      }
    }
    #expect(asked.withLock { $0 } == [host])
  }
}
