import DynamockModel
import DynamockWire
import NIOCore

/// Reads the response to one request ([rfc-9112]), however its bytes are split.
///
/// It is stricter than a browser: input that other parsers could interpret differently is an error.
struct AnswerReader {
  /// A malformed response, or one that exceeds the limits.
  struct Fault: Error {}

  private enum Phase {
    case head
    case length(Int)
    case chunkSize
    case chunk(left: Int)
    case chunkEnd
    case trailers
    case untilClose
  }

  private let limits: UpstreamLimits
  private let request: Kind
  private var phase = Phase.head
  private var answer = UpstreamResponse(status: 0)
  /// The number of input bytes already searched for the end of a line or head.
  private var searched = 0
  /// The number of bytes read in heads and trailers.
  private var headBytes = 0
  /// Whether the connection can be reused after this response.
  private(set) var isKeptAlive = false

  /// The kinds of requests whose responses are framed differently.
  enum Kind: Sendable {
    /// A request whose response has a body.
    case ordinary
    /// HEAD, whose responses have no body.
    case head
    /// CONNECT, after whose success the connection is a tunnel.
    case tunnel
  }

  init(_ request: Kind, limits: UpstreamLimits) {
    self.request = request
    self.limits = limits
  }

  /// Reads input, and returns the response when it is complete.
  mutating func read(from input: inout ByteBuffer) throws(Fault) -> UpstreamResponse? {
    while true {
      switch phase {
      case .head:
        guard let head = try line(endingWith: [13, 10, 13, 10], in: &input) else { return nil }
        if try begin(head) { return answer }
      case .length(let left):
        let rest = try take(left, from: &input)
        guard rest == 0 else {
          phase = .length(rest)
          return nil
        }
        return answer
      case .chunkSize:
        guard let line = try line(endingWith: [13, 10], in: &input) else { return nil }
        let size = try Self.chunkSize(line)
        guard size <= limits.body - answer.body.count else { throw Fault() }
        phase = size == 0 ? .trailers : .chunk(left: size)
      case .chunk(let left):
        let rest = try take(left, from: &input)
        guard rest == 0 else {
          phase = .chunk(left: rest)
          return nil
        }
        phase = .chunkEnd
      case .chunkEnd:
        guard let end = input.readInteger(as: UInt16.self) else { return nil }
        guard end == 0x0D0A else { throw Fault() }
        phase = .chunkSize
      case .trailers:
        guard let line = try line(endingWith: [13, 10], in: &input) else { return nil }
        guard !line.isEmpty else { return answer }
        guard FieldGrammar.isFieldLine(line) else { throw Fault() }
      case .untilClose:
        _ = try take(limits.body - answer.body.count, from: &input)
        guard input.readableBytes == 0 else { throw Fault() }
        return nil
      }
    }
  }

  /// Returns the response that the end of the connection completes, or `nil` if it is incomplete.
  func atEnd() -> UpstreamResponse? {
    if case .untilClose = phase { answer } else { nil }
  }

  /// Appends bytes to the body; returns the number of missing bytes.
  private mutating func take(_ count: Int, from input: inout ByteBuffer) throws(Fault) -> Int {
    let length = min(count, input.readableBytes)
    if let bytes = input.readBytes(length: length) { answer.body += bytes }
    return count - length
  }

  /// Reads up to and including a terminator; returns `nil` if it has not arrived.
  private mutating func line(
    endingWith end: [UInt8], in input: inout ByteBuffer
  ) throws(Fault) -> [UInt8]? {
    let room = limits.head - headBytes
    let view = input.readableBytesView
    guard let index = Self.index(of: end, in: view.prefix(room), from: searched) else {
      guard view.count < room else { throw Fault() }
      searched = view.count
      return nil
    }
    searched = 0
    let length = index - view.startIndex
    let line = input.readBytes(length: length)
    input.moveReaderIndex(forwardBy: end.count)
    headBytes += length + end.count
    // The sizes of chunks are not counted: a body of many small chunks has many of them.
    if case .chunkSize = phase { headBytes -= length + end.count }
    return line
  }

  private static func index(
    of end: [UInt8], in bytes: ByteBufferView, from searched: Int
  ) -> Int? {
    var start = min(bytes.startIndex + searched, bytes.endIndex)
    while let feed = bytes[start...].firstIndex(of: 10) {
      let first = feed + 1 - end.count
      if first >= bytes.startIndex, bytes[first...feed].elementsEqual(end) { return first }
      start = feed + 1
    }
    return nil
  }

  private static func chunkSize(_ line: [UInt8]) throws(Fault) -> Int {
    let digits = line.prefix { Hexadecimal.value(of: $0) != nil }
    let rest = line[digits.count...].drop(while: FieldGrammar.isWhiteSpace)
    guard let size = Hexadecimal.number(of: digits),
      rest.isEmpty || rest.first == UInt8(ascii: ";"), rest.allSatisfy(FieldGrammar.isValueByte)
    else { throw Fault() }
    return size
  }
}

extension AnswerReader {
  /// Parses a head and determines the framing of the body; returns whether the response is
  /// complete.
  private mutating func begin(_ head: [UInt8]) throws(Fault) -> Bool {
    var lines = head.split(separator: 10, omittingEmptySubsequences: false)[...]
    for index in lines.indices where index < lines.endIndex - 1 {
      guard lines[index].popLast() == 13 else { throw Fault() }
    }
    guard let first = lines.popFirst() else { throw Fault() }
    let (status, minor) = try Self.status(first)
    answer = UpstreamResponse(status: status)
    for line in lines { answer.fields.append(try Self.field(line)) }
    // Interim responses precede the final one ([rfc-9110], section 15.2); a 101 was never
    // requested.
    if (100..<200).contains(status) {
      guard status != 101 else { throw Fault() }
      return false
    }
    let options = answer.list("connection")
    isKeptAlive =
      !options.contains("close") && (minor > 0 || options.contains("keep-alive"))
    return try frame()
  }

  /// Determines the framing of the body ([rfc-9112], section 6.3).
  private mutating func frame() throws(Fault) -> Bool {
    let lengths = answer.list("content-length")
    let codings = answer.list("transfer-encoding")
    if request == .tunnel, (200..<300).contains(answer.status) {
      isKeptAlive = true
      return true
    }
    if request == .head || answer.status == 204 || answer.status == 304 { return true }
    // No encoding was requested.
    guard answer.list("content-encoding").allSatisfy({ $0 == "identity" }) else { throw Fault() }
    if !codings.isEmpty {
      guard codings == ["chunked"], lengths.isEmpty else { throw Fault() }
      phase = .chunkSize
      return false
    }
    guard let first = lengths.first else {
      isKeptAlive = false
      phase = .untilClose
      return false
    }
    guard lengths.allSatisfy({ $0 == first }), first.utf8.count <= 15,
      first.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let length = Int(first),
      length <= limits.body
    else { throw Fault() }
    answer.body.reserveCapacity(min(length, Self.mostReserved))
    phase = .length(length)
    return length == 0
  }

  /// The maximum number of bytes reserved because of a head; more are reserved as they arrive.
  private static let mostReserved = 2 * 1024 * 1024

  private static func status(_ line: ArraySlice<UInt8>) throws(Fault) -> (Int, minor: UInt8) {
    let line = Array(line)
    guard line.count >= 12, line.starts(with: Array("HTTP/1.".utf8)),
      line[7] == 0x30 || line[7] == 0x31, line[8] == 0x20, line.count == 12 || line[12] == 0x20,
      line[12...].allSatisfy(FieldGrammar.isValueByte),
      line[9..<12].allSatisfy({ (0x30...0x39).contains($0) }),
      let status = Int(String(decoding: line[9..<12], as: UTF8.self)), (100..<1000).contains(status)
    else { throw Fault() }
    return (status, line[7] - 0x30)
  }

  private static func field(_ line: ArraySlice<UInt8>) throws(Fault) -> UpstreamResponse.Field {
    guard FieldGrammar.isFieldLine(line), let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
      throw Fault()
    }
    var value = line[(colon + 1)...].drop(while: FieldGrammar.isWhiteSpace)
    while let last = value.last, FieldGrammar.isWhiteSpace(last) { value.removeLast() }
    return UpstreamResponse.Field(
      name: String(decoding: line[..<colon], as: UTF8.self).lowercased(),
      value: String(decoding: value, as: UTF8.self))
  }
}

extension UpstreamResponse {
  /// Returns the elements of all fields of a name, in lower case and without white space.
  fileprivate func list(_ name: String) -> [String] {
    fields.filter { $0.name == name }.flatMap { field in
      field.value.lowercased().split(separator: ",", omittingEmptySubsequences: false).map {
        String($0.filter { $0 != " " && $0 != "\t" })
      }
    }
  }
}
