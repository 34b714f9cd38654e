import NIOCore

extension ConnectionState {
  /// The use of a response that has arrived.
  enum Admission {
    /// It is its turn.
    case write
    /// It waits for earlier ones.
    case park
    /// No one waits for it.
    case discard
  }

  /// Decides about a response.
  func admission(of number: Int) -> Admission {
    guard number >= nextAnswer, !isClosed else { return .discard }
    switch sending {
    case .mute: return .discard
    case .paced: return .park
    case .flowing: return number == nextAnswer ? .write : .park
    }
  }

  /// Keeps a response until its turn; the first one of a request counts.
  mutating func park(_ answer: Answer, number: Int) {
    if parked[number] == nil { parked[number] = answer }
  }

  /// Takes the next response that waited and is due.
  mutating func nextParked() -> Answer? {
    // Checking first whether there are waiting responses avoids a hash look-up if there are none.
    guard !parked.isEmpty, case .flowing = sending else { return nil }
    return parked.removeValue(forKey: nextAnswer)
  }

  /// Records that a response is being written.
  mutating func countAnswer() { nextAnswer += 1 }

  /// Whether no response follows the one that is being written.
  var isLastAnswer: Bool {
    if case .finishing = phase { outstanding == 0 } else { false }
  }

  /// Stops answering.
  mutating func mute() {
    sending = .mute
    parked = [:]
  }

  /// Begins to send the rest of a response in parts.
  mutating func pace(_ output: PacedOutput) { sending = .paced(output) }

  /// The action after a part of a response.
  enum AfterPart {
    case wait(TimeAmount)
    case close
    case resume
  }

  /// Takes the next part of a response; returns `nil` if none is due.
  mutating func nextPart() -> (bytes: ByteBuffer, then: AfterPart)? {
    guard !isClosed, case .paced(var output) = sending else { return nil }
    let length = min(output.step, output.rest.readableBytes)
    let bytes = output.rest.readSlice(length: length) ?? ByteBuffer()
    guard output.rest.readableBytes == 0 else {
      sending = .paced(output)
      return (bytes, .wait(output.pause))
    }
    sending = .flowing
    return (bytes, output.closes ? .close : .resume)
  }

  /// Whether written bytes are sent.
  var sends: Bool {
    switch phase {
    case .open, .finishing: true
    case .lingering, .closed: false
    }
  }

  /// Whether the last response has been written.
  var isComplete: Bool {
    guard case .finishing = phase, outstanding == 0 else { return false }
    switch sending {
    case .flowing: return true
    case .paced: return false
    case .mute: return client == .ended
    }
  }

  /// Records that bytes are being sent.
  ///
  /// Only these restart the time: otherwise empty lines could keep a connection open for ever.
  mutating func sent(now: NIODeadline) { idleSince = now }
}

// MARK: The end

extension ConnectionState {
  /// The action after the last response has left.
  enum Finish {
    case nothing
    case close
    /// Only the server's side is closed; what the client sends is discarded.
    ///
    /// A socket that is closed with unread bytes is reset, and the reset may overtake the last
    /// response.
    case closeOutput
  }

  /// Ends a connection whose last response has left.
  mutating func finish(hasInput: Bool, now: @autoclosure () -> NIODeadline) -> Finish {
    guard case .finishing(let ending) = phase else { return .nothing }
    guard ending == .linger || hasInput, client == .sending else { return .close }
    phase = .lingering(since: now())
    return .closeOutput
  }

  /// The action after the client's last byte.
  enum InputEnd {
    case process
    case close
  }

  /// Records that the client has sent its last byte: complete requests get their responses, the rest
  /// is dropped.
  mutating func endInput() -> InputEnd {
    client = .ended
    if case .lingering = phase { return .close }
    return .process
  }

  /// The action when the server stops.
  enum Stop {
    case nothing
    case flush
    case close
  }

  /// Records that the server stops: received requests get their responses, and the last of them says
  /// `close`.
  /// - Parameter hasInput: whether a part of a request has arrived.
  mutating func stop(hasInput: Bool) -> Stop {
    // A server that stops does not wait for a client that gets no response.
    if case .mute = sending { return .close }
    guard case .open(var reading) = phase else { return .nothing }
    guard outstanding > 0 || !hasInput else {
      reading.successors = .none
      phase = .open(reading)
      return .nothing
    }
    phase = .finishing(.close)
    return .flush
  }

  /// Closes the connection, regardless of unanswered requests.
  mutating func close() {
    phase = .closed
    parked = [:]
    sending = .flowing
  }
}
