import NIOCore

/// The state of an HTTP/1.1 connection: a value without bytes of requests, sockets and timers.
///
/// Each event is a method, whose result is the action that ``Connection`` carries out.
struct ConnectionState {
  /// The phase of the connection's life.
  enum Phase: Equatable {
    /// Requests are read.
    case open(Reading)
    /// No further request is read; the connection closes after the last response.
    case finishing(Ending)
    /// The last response has been sent; further input is discarded until the client closes.
    case lingering(since: NIODeadline)
    /// Nothing is read or sent.
    case closed
  }

  /// The reading of requests.
  struct Reading: Equatable {
    var incoming = Incoming.nothing
    var permission = Permission.notRequested
    var successors = Successors.expected
  }

  /// The request that is being read.
  enum Incoming: Equatable {
    /// None, or one that waits until responses have been sent.
    case nothing
    /// A part of a request has arrived; its time runs.
    case partial(RequestPart, since: NIODeadline)
    /// A complete request, whose body is being decompressed; later ones wait for it.
    case inflating
  }

  /// The part of a request that is incomplete.
  enum RequestPart {
    case head
    case body
  }

  /// The client's request for permission to send a body.
  enum Permission {
    case notRequested
    case owed
  }

  /// The requests after the one that is being read.
  enum Successors {
    case expected
    /// The request that is being read is the last one: the server stops.
    case none
  }

  /// The end of a connection after its last response.
  enum Ending {
    case close
    /// The rest of what the client sends is discarded first.
    case linger
  }

  /// The client's side of the connection.
  enum ClientSide {
    case sending
    /// The client has sent its last byte.
    case ended
  }

  /// The pipeline's request for more bytes.
  enum Demand {
    case none
    /// Held back until there is less to do.
    case held
  }

  /// The processing of the input, which a response that arrives meanwhile must not begin again.
  enum Turn: Equatable {
    case idle
    /// Began when `first` was the number of the next request.
    case processing(first: Int)
  }

  /// The sending of responses.
  enum Sending {
    /// Responses are sent when it is their turn.
    case flowing
    /// The rest of a response is sent in parts; later responses wait.
    case paced(PacedOutput)
    /// Nothing is sent any more.
    case mute
  }

  /// Whether the socket takes bytes.
  enum Socket: Equatable {
    case writable
    /// It takes none since a point in time, or the client last took some then.
    case blocked(since: NIODeadline)
  }

  var phase = Phase.open(Reading())
  var client = ClientSide.sending
  var demand = Demand.none
  var turn = Turn.idle
  var sending = Sending.flowing
  var socket = Socket.writable
  /// The number of the next request.
  var nextRequest = 0
  /// The number of the next response to send.
  var nextAnswer = 0
  /// Responses that arrived before their turn.
  var parked: [Int: Answer] = [:]
  /// The time of the last response that was sent, or of the beginning.
  var idleSince: NIODeadline
  /// The number of bytes that the client had taken at the last check.
  var acknowledged: UInt64?
  /// The number of unanswered requests at which reading waits.
  private let bound: Int

  /// - Parameter bound: the number of unanswered requests at which reading waits.
  init(bound: Int, now: NIODeadline) {
    self.bound = bound
    idleSince = now
  }

  /// The number of requests without a response.
  var outstanding: Int { nextRequest - nextAnswer }

  /// Whether requests are read.
  var isOpen: Bool { if case .open = phase { true } else { false } }

  var isClosed: Bool { if case .closed = phase { true } else { false } }

  /// Whether reading waits until responses have been sent.
  private var isHeldBack: Bool {
    if case .open(let reading) = phase, reading.incoming == .inflating { return true }
    return outstanding >= bound || socket != .writable
  }

  /// Whether the next request can be read from the input.
  var readsNext: Bool { isOpen && !isHeldBack }
}

// MARK: Reading

extension ConnectionState {
  /// Begins to process the input; returns false while it is being processed.
  mutating func beginTurn() -> Bool {
    guard turn == .idle else { return false }
    turn = .processing(first: nextRequest)
    return true
  }

  /// Ends the processing of the input.
  /// - Parameter part: the part of the next request that is incomplete, or `nil` if none of it has
  ///   arrived.
  mutating func endTurn(rest part: RequestPart?, now: @autoclosure () -> NIODeadline) {
    guard case .processing(let first) = turn else { return }
    turn = .idle
    guard case .open(var reading) = phase else { return }
    if client == .ended, !isHeldBack {
      phase = .finishing(.close)
      return
    }
    guard reading.incoming != .inflating else { return }
    if isHeldBack {
      reading.incoming = .nothing
    } else {
      switch (part, reading.incoming) {
      case (nil, _): reading.incoming = .nothing
      case (let part?, .partial(_, let since)) where nextRequest == first:
        reading.incoming = .partial(part, since: since)
      case (let part?, _): reading.incoming = .partial(part, since: now())
      }
    }
    phase = .open(reading)
  }

  /// Numbers a complete request; returns whether the connection stays open after it.
  mutating func accept(isKeptAlive: Bool) -> (number: Int, isKeptAlive: Bool) {
    var stays = isKeptAlive
    if case .open(var reading) = phase {
      stays = stays && reading.successors == .expected
      reading.permission = .notRequested
      phase = stays ? .open(reading) : .finishing(.close)
    }
    defer { nextRequest += 1 }
    return (nextRequest, stays)
  }

  /// Numbers a request that cannot be read completely, after which none is read; returns `nil` if
  /// none is read already.
  mutating func refuse(_ ending: Ending) -> Int? {
    guard isOpen else { return nil }
    phase = .finishing(ending)
    defer { nextRequest += 1 }
    return nextRequest
  }

  /// Records that the client waits for permission to send a body.
  mutating func oweContinue() {
    guard case .open(var reading) = phase else { return }
    reading.permission = .owed
    phase = .open(reading)
  }

  /// Whether permission to send the body is due: every earlier request has its response.
  mutating func grantsContinue() -> Bool {
    guard outstanding == 0, case .open(var reading) = phase, reading.permission == .owed else {
      return false
    }
    reading.permission = .notRequested
    phase = .open(reading)
    return true
  }

  /// Records that a body is being decompressed.
  mutating func beginInflating() {
    guard case .open(var reading) = phase else { return }
    reading.incoming = .inflating
    phase = .open(reading)
  }

  /// Records that the body is decompressed; returns whether its request is still to be answered.
  mutating func endInflating() -> Bool {
    if case .open(var reading) = phase {
      reading.incoming = .nothing
      phase = .open(reading)
    }
    return !isClosed
  }

  /// Whether the pipeline's request for more bytes is passed on now.
  mutating func passesRead() -> Bool {
    demand = isOpen && isHeldBack ? .held : .none
    return demand == .none
  }

  /// Whether a request for more bytes that was held back is passed on now.
  mutating func resumesReading() -> Bool {
    guard demand == .held, !isOpen || !isHeldBack else { return false }
    demand = .none
    return true
  }
}
