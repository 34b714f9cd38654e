import DynamockWire
import NIOCore
import Testing

@testable import DynamockServer

/// A sequence of events on one connection, and the actions after each.
struct StateRow: Sendable, CustomTestStringConvertible {
  struct Step: Sendable {
    let event: StateEvent
    let actions: [String]

    init(_ event: StateEvent, _ actions: [String]) {
      self.event = event
      self.actions = actions
    }
  }

  let name: String
  let bound: Int
  let steps: [Step]

  /// - Parameter bound: the number of unanswered requests at which reading waits.
  init(_ name: String, bound: Int = 100, _ steps: [Step]) {
    self.name = name
    self.bound = bound
    self.steps = steps
  }

  var testDescription: String { name }
}

/// An event on a connection.
enum StateEvent: Sendable {
  /// What the client sends.
  enum Input: Sendable {
    case request
    case lastRequest
    /// A request with a long compressed body.
    case compressed
    /// The head of a request that waits for permission to send its body.
    case expectation
    case fault
  }

  /// Complete input, and the part of a request after it.
  case arrives([Input], ConnectionState.RequestPart? = nil)
  case inflated
  case answer(Int)
  case paced(Int, parts: Int, closes: Bool)
  case mute(Int)
  /// The next part of a response is due.
  case part
  /// The pipeline asks for more bytes.
  case read
  case blocks
  case unblocks
  case clientEnds
  case stop
  /// Time passes, in seconds.
  case passes(Int64)
  /// The timer fires.
  case timer
  /// The end of a check of the client's progress.
  case progress(UInt64?)
  case close
}

/// A connection without bytes: it carries out the state's actions by listing them.
struct StateHarness {
  private var state: ConnectionState
  private var unread: [StateEvent.Input] = []
  private var rest: ConnectionState.RequestPart?
  private var now = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
  private let limits: TimeLimits
  var actions: [String] = []

  init(bound: Int) {
    state = ConnectionState(bound: bound, now: now)
    var timeouts = ServerConfiguration.Timeouts()
    timeouts.head = .seconds(10)
    timeouts.request = .seconds(60)
    timeouts.idle = .seconds(120)
    timeouts.write = .seconds(30)
    timeouts.linger = .seconds(2)
    limits = TimeLimits(timeouts)
  }

  mutating func apply(_ event: StateEvent) {
    switch event {
    case .arrives(let input, let part): arrive(input, part)
    case .inflated: if state.endInflating() { process() } else { actions.append("drop") }
    case .answer(let number): deliver(number)
    case .paced, .mute, .part: applyDelivery(event)
    case .read: if state.passesRead() { actions.append("read") }
    case .blocks: state.writabilityChanged(to: false, now: now)
    case .unblocks:
      state.writabilityChanged(to: true, now: now)
      process()
    case .clientEnds:
      switch state.endInput() {
      case .process: process()
      case .close: actions.append("close")
      }
    case .stop:
      switch state.stop(hasInput: hasInput) {
      case .nothing: break
      case .flush: flush()
      case .close: actions.append("close")
      }
    case .passes(let seconds): now = now + .seconds(seconds)
    case .timer: timer()
    case .progress(let bytes):
      if case .close = state.progress(to: bytes, now: now) { actions.append("close") }
    case .close: state.close()
    }
  }

  private var hasInput: Bool { !unread.isEmpty || rest != nil }

  private mutating func arrive(
    _ input: [StateEvent.Input], _ part: ConnectionState.RequestPart?
  ) {
    guard state.isOpen else { return }
    unread += input
    rest = part
    process()
  }

  private mutating func process() {
    guard state.beginTurn() else { return }
    while state.readsNext, !unread.isEmpty {
      switch unread.removeFirst() {
      case .request: accept(isKeptAlive: true)
      case .lastRequest: accept(isKeptAlive: false)
      case .compressed:
        accept(isKeptAlive: true)
        state.beginInflating()
        actions.append("inflate")
      case .expectation:
        state.oweContinue()
        grantContinue()
      case .fault: refuse(.linger)
      }
    }
    state.endTurn(rest: rest, now: now)
    flush()
    if state.resumesReading() { actions.append("read") }
  }

  private mutating func accept(isKeptAlive: Bool) {
    let accepted = state.accept(isKeptAlive: isKeptAlive)
    actions.append("request \(accepted.number)" + (accepted.isKeptAlive ? "" : " last"))
  }

  private mutating func refuse(_ ending: ConnectionState.Ending) {
    guard let number = state.refuse(ending) else { return }
    actions.append("refuse \(number)")
    deliver(number)
  }

  private mutating func grantContinue() {
    if state.grantsContinue() { actions.append("continue") }
  }

  private mutating func deliver(_ number: Int) {
    switch state.admission(of: number) {
    case .discard: actions.append("discard \(number)")
    case .park:
      let answer = Answer(response: WireResponse(status: number, body: []), isKeptAlive: true)
      state.park(answer, number: number)
      actions.append("park \(number)")
    case .write:
      send(number)
      resumeAnswers()
    }
  }

  private mutating func send(_ number: Int) {
    state.countAnswer()
    actions.append("send \(number)" + (state.isLastAnswer ? " last" : ""))
    state.sent(now: now)
  }

  private mutating func resumeAnswers() {
    while let next = state.nextParked() { send(next.response.status) }
    grantContinue()
    process()
  }

  private mutating func flush() {
    guard state.sends, state.isComplete else { return }
    switch state.finish(hasInput: hasInput, now: now) {
    case .nothing: break
    case .close:
      actions.append("close")
      state.close()
    case .closeOutput:
      actions.append("close output")
      unread = []
      rest = nil
      if state.resumesReading() { actions.append("read") }
    }
  }

  private mutating func applyDelivery(_ event: StateEvent) {
    switch event {
    case .paced(let number, let parts, let closes):
      let rest = ByteBuffer(repeating: 0, count: parts)
      send(number)
      state.pace(PacedOutput(rest: rest, step: 1, pause: .seconds(1), closes: closes))
      resumeAnswers()
    case .mute(let number):
      send(number)
      state.mute()
      resumeAnswers()
    default:
      guard let part = state.nextPart() else { return }
      actions.append("part")
      switch part.then {
      case .wait: actions.append("wait")
      case .close: actions.append("close")
      case .resume: resumeAnswers()
      }
    }
  }

  private mutating func timer() {
    switch state.overdue(limits, now: now) {
    case .watch: break
    case .checkProgress: actions.append("check")
    case .refuse: refuse(.close)
    case .close: actions.append("close")
    }
  }
}
