import NIOCore
import NIOEmbedded
import Synchronization
import TemporaryFiles
import Testing

@testable import DynamockTLS

#if canImport(Glibc)
  import Glibc
#endif

/// Tests a client with a server, over channels without sockets ([rfc-8446], [rfc-5246]).
@Suite(.timeLimit(.minutes(10))) struct TLSHandlerTests {
  let files: CertificateFiles

  init() throws { files = CertificateFiles() }

  private func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
  }

  @Test(
    "passes bytes both ways, however they are cut", arguments: [1, 2, 3, 5, 64, 1000, Int.max])
  func cut(step: Int) throws {
    let pair = try TLSPair(files)
    let question = bytes(40_000)
    let answer = bytes(70_001)
    pair.client.writeAndFlush(ByteBuffer(bytes: question), promise: nil)
    pair.exchange(step: step)
    #expect(pair.received(by: pair.server) == question)
    pair.server.writeAndFlush(ByteBuffer(bytes: answer), promise: nil)
    pair.exchange(step: step)
    #expect(pair.received(by: pair.client) == answer)
    #expect(pair.clientEvents.errors.isEmpty)
    #expect(pair.serverEvents.errors.isEmpty)
  }

  @Test("completes a handshake whose first message is split at any byte")
  func firstMessage() throws {
    let certificate = try files.server()
    let trust = try files.client()
    var length = 2
    var position = 1
    while position < length {
      let pair = try TLSPair(files, client: trust, server: certificate)
      var hello = try #require(pair.sent(by: pair.client))
      length = hello.readableBytes
      let head = hello.readSlice(length: position)
      let first = try #require(head)
      try pair.server.writeInbound(first)
      #expect(pair.sent(by: pair.server) == nil)
      try pair.server.writeInbound(hello)
      pair.client.writeAndFlush(ByteBuffer(string: "x"), promise: nil)
      pair.exchange()
      #expect(pair.received(by: pair.server) == Array("x".utf8))
      position += 1
    }
    #expect(length > 100)
  }

  @Test("keeps the order of writes and of their promises, also of those before the handshake")
  func order() throws {
    let pair = try TLSPair(files)
    let done = Mutex<[Int]>([])
    for number in 0..<5 {
      pair.client.write(ByteBuffer(repeating: UInt8(number), count: 100_000)).whenSuccess {
        done.withLock { $0.append(number) }
      }
    }
    pair.client.flush()
    let early = done.withLock { $0 }
    #expect(early.isEmpty)
    pair.exchange()
    let order = done.withLock { $0 }
    #expect(order == [0, 1, 2, 3, 4])
    #expect(
      pair.received(by: pair.server)
        == (0..<5).flatMap { [UInt8](repeating: UInt8($0), count: 100_000) })
  }

  @Test("passes 16 MiB both ways, and encrypts it in steps between which others run")
  func large() throws {
    let pair = try TLSPair(files)
    pair.exchange()
    let body = bytes(16 << 20)
    pair.server.writeAndFlush(ByteBuffer(bytes: body), promise: nil)
    var first = 0
    while let part = pair.sent(by: pair.server) {
      first += part.readableBytes
      try pair.client.writeInbound(part)
    }
    #expect((200_000..<400_000).contains(first))
    pair.exchange()
    #expect(pair.received(by: pair.client) == body)
    pair.client.writeAndFlush(ByteBuffer(bytes: body), promise: nil)
    pair.exchange()
    #expect(pair.received(by: pair.server) == body)
  }

  @Test("encrypts nothing while a channel accepts nothing, and continues when it does")
  func pressure() throws {
    let pair = try TLSPair(files)
    pair.exchange()
    pair.server.isWritable = false
    pair.server.pipeline.fireChannelWritabilityChanged()
    let isWritten = Atomic(false)
    pair.server.writeAndFlush(ByteBuffer(string: "abc")).whenSuccess {
      isWritten.store(true, ordering: .relaxed)
    }
    pair.server.embeddedEventLoop.run()
    #expect(pair.sent(by: pair.server) == nil)
    let early = isWritten.load(ordering: .relaxed)
    #expect(!early)
    pair.server.isWritable = true
    pair.server.pipeline.fireChannelWritabilityChanged()
    pair.exchange()
    let late = isWritten.load(ordering: .relaxed)
    #expect(late)
    #expect(pair.received(by: pair.client) == Array("abc".utf8))
  }

  @Test("an announced end is not an error, an unannounced one is an error for a client")
  func ends() throws {
    for isSilent in [false, true] {
      let pair = try TLSPair(files)
      pair.exchange()
      if isSilent { pair.server.triggerUserOutboundEvent(TLSSilence(), promise: nil) }
      pair.server.close(promise: nil)
      #expect(pair.carry(from: pair.server, to: pair.client) != isSilent)
      if pair.client.isActive { pair.client.pipeline.fireChannelInactive() }
      #expect(pair.clientEvents.errors.map(\.isCutOff) == (isSilent ? [true] : []))
    }
  }

  @Test("a client's end closes the server's input, but not its output")
  func halfClosed() throws {
    let pair = try TLSPair(files)
    pair.client.writeAndFlush(ByteBuffer(string: "last"), promise: nil)
    pair.exchange()
    pair.client.close(promise: nil)
    _ = pair.carry(from: pair.client, to: pair.server)
    #expect(pair.serverEvents.isInputClosed)
    #expect(pair.server.isActive)
    pair.server.writeAndFlush(ByteBuffer(string: "answer"), promise: nil)
    #expect(pair.sent(by: pair.server) != nil)
    // Bytes after the end are not kept.
    try pair.server.writeInbound(ByteBuffer(repeating: 0, count: 1000))
    #expect(pair.received(by: pair.server) == Array("last".utf8))
  }

  @Test("writes after the end fail, and so do unsent ones")
  func failedWrites() throws {
    let pair = try TLSPair(files)
    let failures = Atomic(0)
    pair.client.writeAndFlush(ByteBuffer(string: "never")).whenFailure { _ in
      failures.add(1, ordering: .relaxed)
    }
    pair.client.close(promise: nil)
    pair.client.embeddedEventLoop.run()
    let count = failures.load(ordering: .relaxed)
    #expect(count == 1)
  }

  @Test("damage is detected, ends the connection and delivers nothing")
  func damaged() throws {
    for position in [0, 3, 5, 20, 60] {
      let pair = try TLSPair(files)
      pair.exchange()
      pair.client.writeAndFlush(ByteBuffer(repeating: 97, count: 100), promise: nil)
      var record = try #require(pair.sent(by: pair.client))
      let index = record.readerIndex + position
      record.setInteger(
        try #require(record.getInteger(at: index, as: UInt8.self)) ^ 0x55, at: index)
      try pair.server.writeInbound(record)
      // A greater length may only mean that more bytes will come.
      pair.server.pipeline.fireChannelReadComplete()
      #expect(pair.received(by: pair.server).isEmpty)
      if position != 3 { #expect(!pair.server.isActive) }
    }
  }

  @Test("random bytes end a connection or leave it waiting, and have no other effect")
  func garbage() throws {
    let certificate = try files.server()
    let trust = try files.client()
    var random = SystemRandomNumberGenerator()
    for round in 0..<400 {
      let pair = try TLSPair(files, client: trust, server: certificate)
      if round % 3 == 0 { pair.exchange() }
      for _ in 0..<4 {
        let count = Int.random(in: 1...600, using: &random)
        var junk = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        if round % 2 == 0 { junk.replaceSubrange(0..<1, with: [22]) }
        let target = round % 4 < 2 ? pair.server : pair.client
        if target.isActive { _ = try? target.writeInbound(ByteBuffer(bytes: junk)) }
      }
      #expect(pair.received(by: pair.server).isEmpty)
      #expect(pair.received(by: pair.client).isEmpty)
    }
  }

  @Test(
    "responds to a client that uses HTTP without TLS, and reads nothing more",
    arguments: ["GET / HTTP/1.1\r\nHost: a\r\n\r\n", "P", "get / HTTP/1.0\r\n\r\n"])
  func plain(_ request: String) throws {
    let pair = try TLSPair(files)
    try pair.server.writeInbound(ByteBuffer(string: request))
    let answer = try #require(pair.sent(by: pair.server))
    let text = String(buffer: answer)
    #expect(text.hasPrefix("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain"))
    #expect(
      text.hasSuffix("\r\n\r\nThis port speaks https: use https:// instead of http://.\n"))
    #expect(pair.received(by: pair.server).isEmpty)
  }

  @Test("a handshake that takes too long ends, on either side and at any point")
  func timeLimit() throws {
    for isBegun in [false, true] {
      let pair = try TLSPair(files, limit: .seconds(3))
      if isBegun {
        var hello = try #require(pair.sent(by: pair.client))
        let part = hello.readSlice(length: 50)
        try pair.server.writeInbound(try #require(part))
      }
      for channel in [pair.client, pair.server] {
        channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
      }
      #expect(pair.clientEvents.errors.map(\.isTimeout) == [true])
    }
  }

  @Test("a finished handshake has no time limit")
  func noTimeLimit() throws {
    let pair = try TLSPair(files, limit: .seconds(3))
    pair.exchange()
    pair.server.embeddedEventLoop.advanceTime(by: .hours(1))
    pair.client.embeddedEventLoop.advanceTime(by: .hours(1))
    #expect(pair.server.isActive)
    #expect(pair.client.isActive)
  }

  #if canImport(Glibc)
    /// Returns the memory of this process in bytes (proc_pid_statm(5)).
    private func resident() throws -> Int {
      let file = try #require(fopen("/proc/self/statm", "r"))
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 256)
      fgets(&line, 256, file)
      let text = String(decoding: line.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      return try #require(Int(text.split(separator: " ")[1])) * Int(getpagesize())
    }

    @Test("a thousand handshakes leak no memory")
    func leaks() throws {
      let certificate = try files.server()
      let trust = try files.client()
      func run(_ count: Int) throws -> Int {
        for _ in 0..<count {
          let pair = try TLSPair(files, client: trust, server: certificate)
          pair.client.writeAndFlush(ByteBuffer(string: "x"), promise: nil)
          pair.exchange()
          #expect(pair.received(by: pair.server) == Array("x".utf8))
          pair.client.close(promise: nil)
          pair.exchange()
        }
        return try resident()
      }
      _ = try run(100)
      // A session's memory is some 40 KB. A leak grows in every round; other tests of this process
      // take memory in only some of them.
      var growths: [Int] = []
      for _ in 0..<5 {
        let before = try resident()
        growths.append(try run(200) - before)
      }
      let least = try #require(growths.min())
      #expect(least < 2_000_000)
    }
  #endif
}
