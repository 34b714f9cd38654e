import DynamockServer
import DynamockWire
import TemporaryFiles
import Testing

@testable import DynamockTLS
@testable import DynamockUpstream

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Tests the client with this package's own TLS server, directly and through a proxy.
@Suite(.timeLimit(.minutes(10))) struct EncryptedUpstreamTests {
  /// Runs a server that sends every body back.
  private func withServer(
    names: String = "DNS:localhost", _ test: (Listener, TLSTrust) async throws -> Void
  ) async throws {
    let folder = TemporaryFolder()
    let (certificate, key) = (folder.path + "/a.pem", folder.path + "/a-key.pem")
    let made = try SelfMadeCertificate.make(days: 10, names: names)
    folder.write(made.certificate, to: "a.pem")
    folder.write(made.key, to: "a-key.pem")
    var configuration = ServerConfiguration()
    configuration.host = "127.0.0.1"
    configuration.port = 0
    configuration.threads = 1
    configuration.certificate = try TLSServerCertificate(certificate: certificate, key: key)
    let listener = try await Listener.start(configuration, responder: Echo())
    do {
      try await test(listener, TLSTrust(bundle: certificate))
    } catch {
      await listener.stop()
      throw error
    }
    await listener.stop()
  }

  private struct Echo: WireResponder {
    func respond(
      to request: WireRequest, from client: ClientConnection,
      send: @escaping @Sendable (WireResponse) -> Void
    ) {
      send(WireResponse(status: 200, mediaType: .json, body: request.body))
    }

    func refusal(of fault: HTTPFault, head: RequestHead?) -> WireResponse { WireResponse(fault) }
  }

  private func url(_ text: String) throws -> UpstreamURL { try #require(UpstreamURL(text)) }

  @Test("sends and receives over TLS, of any length, on kept connections")
  func echo() async throws {
    try await withServer { listener, trust in
      let client = UpstreamClient(trust: trust)
      for count in [0, 1, 16_384, 16 << 20, 5] {
        let body = [UInt8](repeating: 0x61, count: count)
        let answer = try await client.send(
          url: url("https://localhost:\(listener.address.port)"), body: body)
        #expect(answer.body == body)
      }
    }
  }

  @Test("sends many requests concurrently")
  func many() async throws {
    try await withServer { listener, trust in
      var limits = UpstreamLimits()
      limits.connections = 8
      let client = UpstreamClient(limits: limits, trust: trust)
      let url = try url("https://localhost:\(listener.address.port)")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<200 {
          group.addTask {
            let body = Array("\(number)".utf8)
            let answer = try await client.send(url: url, body: body)
            #expect(answer.body == body)
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test("reports why a certificate is not trusted")
  func untrusted() async throws {
    try await withServer { listener, trust in
      for (text, client, reason) in [
        (
          "https://localhost", UpstreamClient(),
          "the certificate is not trusted: self-signed certificate"
        ),
        (
          "https://127.0.0.1", UpstreamClient(trust: trust),
          "the certificate is not trusted: IP address mismatch"
        ),
        (
          "https://localhost", UpstreamClient(trust: TLSTrust(bundle: "/none")),
          "/none contains no certificates to trust: use a file in PEM, or a folder prepared with "
            + "openssl rehash"
        ),
      ] {
        let url = try url("\(text):\(listener.address.port)")
        let error = await #expect(throws: UpstreamError.self) { try await client.send(url: url) }
        #expect(error?.reason == .tls(reason))
      }
    }
  }

  @Test("a server without TLS, or without any response, is an error, not an endless wait")
  func noTLS() async throws {
    let plain = try RawServer { peer, _ in
      peer.waitForBytes()
      peer.send("HTTP/1.1 400 Bad Request\r\n\r\n")
      peer.waitForEnd()
    }
    let mute = try RawServer { peer, _ in peer.waitForEnd() }
    var limits = UpstreamLimits()
    limits.connect = 1
    let client = UpstreamClient(limits: limits)
    let first = await #expect(throws: UpstreamError.self) {
      try await client.send(url: url("https://127.0.0.1:\(plain.port)"))
    }
    guard case .tls? = first?.reason else {
      Issue.record("\(String(describing: first))")
      return
    }
    let second = await #expect(throws: UpstreamError.self) {
      try await client.send(url: url("https://127.0.0.1:\(mute.port)"))
    }
    #expect(second?.reason == .timedOut(seconds: 1))
  }

  @Test("goes through a proxy's tunnel, in which the upstream's certificate is checked")
  func tunnel() async throws {
    try await withServer(names: "DNS:upstream.example") { listener, trust in
      let port = listener.address.port
      let seen = Box("")
      let proxy = try RawServer { peer, _ in
        seen.value = peer.request()
        peer.send("HTTP/1.0 200 Connection established\r\n\r\n")
        peer.relay(to: port)
      }
      let proxies = UpstreamProxies(environment: [
        "https_proxy": "http://me:secret@127.0.0.1:\(proxy.port)"
      ])
      let client = UpstreamClient(proxies: proxies, trust: trust)
      for text in ["a", "b", "c"] {
        let answer = try await client.send(
          url: url("https://upstream.example:8443/"), body: Array(text.utf8))
        #expect(answer.body == Array(text.utf8))
      }
      #expect(proxy.connectionCount == 1)
      #expect(
        seen.value
          == "CONNECT upstream.example:8443 HTTP/1.1\r\nHost: upstream.example:8443\r\n"
          + "Proxy-Authorization: Basic bWU6c2VjcmV0\r\n\r\n")
      let error = await #expect(throws: UpstreamError.self) {
        try await client.send(url: url("https://other.example/"))
      }
      #expect(error?.reason == .tls("the certificate is not trusted: hostname mismatch"))
    }
  }

  @Test("reports a proxy that rejects the tunnel")
  func refusedTunnel() async throws {
    let proxy = try RawServer { peer, _ in
      _ = peer.request()
      peer.send("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
    }
    let proxies = UpstreamProxies(environment: ["https_proxy": "http://127.0.0.1:\(proxy.port)"])
    let error = await #expect(throws: UpstreamError.self) {
      try await UpstreamClient(proxies: proxies).send(url: url("https://upstream.example/"))
    }
    #expect(error?.reason == .unreachable("the proxy 127.0.0.1:\(proxy.port) answered 407"))
  }
}
