import DynamockModel
import Synchronization

/// The newest requests of a database, up to a maximum number and size.
package final class Journal: Sendable {
  private let limits: (entries: Int, bytes: Int)
  private let standard: JournalMode
  private let state: Mutex<State>

  private struct State {
    var mode: JournalMode
    var isActivated = false
    /// Entries in the order of their numbers, starting at `head`.
    var entries: [JournalEntry] = []
    var head = 0
    var bytes = 0
    var dropped = 0
    var lastDropped = 0
    /// The number of the newest request, kept or not.
    var last = 0
    /// Counts received and answered requests.
    var changes = 0
    /// Whether requests were not kept for some time.
    var hasGap = false
    var observers: [Int: @Sendable () -> Void] = [:]
    var nextObserver = 0
    /// Whether the database was dropped or the server is stopping, so that no call may wait for an
    /// entry.
    var isClosed = false

    var isKept: Bool { mode == .on || mode == .auto && isActivated }
  }

  init(_ settings: ScriptingSettings) {
    limits = (max(1, settings.journalEntries), max(1024, settings.journalBytes))
    standard = settings.journal
    state = Mutex(State(mode: settings.journal))
  }

  /// Whether requests are kept.
  package var isKept: Bool { state.withLock { $0.isKept } }

  /// Whether requests are to be kept; with `auto`, keeping starts with the first use of the
  /// journal.
  package var mode: JournalMode {
    get { state.withLock { $0.mode } }
    set {
      state.withLock { state in
        let wasKept = state.isKept
        state.mode = newValue
        if wasKept, !state.isKept { state.hasGap = true }
      }
    }
  }

  /// Keeps requests from now on if the mode is `auto`.
  func activate() { state.withLock { $0.isActivated = true } }

  /// Numbers a request, and keeps it if requests are kept.
  ///
  /// Both happen atomically, so that a client that has received a number has received all requests
  /// before it.
  func append(_ request: () -> JournalRequest) -> Int {
    let request = isKept ? request() : nil
    let (number, observers) = state.withLock { state -> (Int, [@Sendable () -> Void]) in
      state.last += 1
      guard let request, state.isKept else { return (state.last, []) }
      let entry = JournalEntry(number: state.last, request: request)
      state.bytes += entry.cost
      state.entries.append(entry)
      trim(&state)
      return (state.last, Self.changed(&state))
    }
    for observer in observers { observer() }
    return number
  }

  /// Counts a change, and returns the observers to notify.
  private static func changed(_ state: inout State) -> [@Sendable () -> Void] {
    state.changes += 1
    return Array(state.observers.values)
  }

  /// Records the response of a request.
  func finish(
    _ number: Int, _ outcome: JournalEntry.Outcome, passedOver: [(rule: String, why: String)]
  ) {
    let observers = state.withLock { state -> [@Sendable () -> Void] in
      guard let index = Self.index(of: number, in: state) else { return [] }
      state.bytes -= state.entries[index].cost
      state.entries[index].outcome = outcome
      state.entries[index].passedOver = passedOver
      state.bytes += state.entries[index].cost
      trim(&state)
      return Self.changed(&state)
    }
    for observer in observers { observer() }
  }

  private func trim(_ state: inout State) {
    while state.entries.count - state.head > limits.entries
      || state.bytes > limits.bytes && state.entries.count - state.head > 1
    {
      state.bytes -= state.entries[state.head].cost
      state.lastDropped = state.entries[state.head].number
      state.dropped += 1
      state.head += 1
    }
    // The memory of dropped entries is freed in steps, because moving the rest is expensive.
    guard state.head > 0, state.head * 8 > state.entries.count || state.head >= 256 else { return }
    state.entries.removeFirst(state.head)
    state.head = 0
  }

  private static func index(of number: Int, in state: borrowing State) -> Int? {
    var (low, high) = (state.head, state.entries.count)
    while low < high {
      let middle = (low + high) / 2
      if state.entries[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < state.entries.count && state.entries[low].number == number ? low : nil
  }

  /// The kept entries, in the order of their numbers.
  package struct Snapshot: Sendable {
    /// The entries, the oldest first.
    package let entries: [JournalEntry]
    /// The newest number.
    package let last: Int
    /// The number of entries dropped because of the limits.
    package let dropped: Int
    /// The number of the newest entry that was dropped; 0 for none.
    package let lastDropped: Int
    /// Whether requests have been kept without interruption since the first one.
    package let isWhole: Bool
    /// The number of changes; if it is greater later, there are new entries or responses.
    let changes: Int
  }

  /// The number of the newest request.
  package var last: Int { state.withLock { $0.last } }

  /// The number of requests received or answered.
  var changes: Int { state.withLock { $0.changes } }

  /// The number of entries, their bytes and the number of dropped ones, for statistics.
  package var size: (entries: Int, bytes: Int, dropped: Int) {
    state.withLock { ($0.entries.count - $0.head, $0.bytes, $0.dropped) }
  }

  /// Returns the kept requests after a number.
  package func snapshot(after number: Int = 0) -> Snapshot {
    state.withLock { state in
      Snapshot(
        entries: state.entries[state.head...].filter { $0.number > number }, last: state.last,
        dropped: state.dropped, lastDropped: state.lastDropped,
        isWhole: state.isKept && !state.hasGap, changes: state.changes)
    }
  }

  /// Returns the entry with the given number.
  package func entry(_ number: Int) -> JournalEntry? {
    state.withLock { state in
      Self.index(of: number, in: state).map { state.entries[$0] }
    }
  }

  /// Empties the journal; whether requests are kept does not change.
  package func clear() {
    state.withLock { state in
      state.entries = []
      (state.head, state.bytes, state.dropped, state.lastDropped) = (0, 0, 0, 0)
      state.hasGap = false
    }
  }

  /// Empties the journal, and keeps requests according to the server's settings.
  func reset() {
    clear()
    state.withLock { state in
      state.mode = standard
      state.isActivated = false
    }
  }

  /// Whether the database was dropped or the server is stopping.
  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// The number of changes, which is greater once there are new entries or responses.
  func close() {
    let observers = state.withLock { state in
      state.isClosed = true
      return Array(state.observers.values)
    }
    for observer in observers { observer() }
  }

  /// Calls a closure after each new entry, and when one is answered.
  /// - Returns: A number for ``removeObserver(_:)``.
  package func observe(_ observer: @escaping @Sendable () -> Void) -> Int {
    state.withLock { state in
      state.nextObserver += 1
      state.observers[state.nextObserver] = observer
      return state.nextObserver
    }
  }

  /// Removes an observer.
  package func removeObserver(_ number: Int) {
    state.withLock { _ = $0.observers.removeValue(forKey: number) }
  }
}
