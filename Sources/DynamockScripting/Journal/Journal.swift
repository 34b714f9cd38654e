import DynamockModel
import Synchronization

/// The newest requests of a database, bounded in number and bytes.
package final class Journal: Sendable {
  private let limits: (entries: Int, bytes: Int)
  private let standard: JournalMode
  private let state: Mutex<State>

  private struct State {
    var mode: JournalMode
    var isActivated = false
    /// Entries in the order of their numbers, from `head` on.
    var entries: [JournalEntry] = []
    var head = 0
    var bytes = 0
    var dropped = 0
    var lastDropped = 0
    /// The number of the newest request, kept or not.
    var last = 0
    /// Counts the requests that came and those that were answered.
    var changes = 0
    /// Whether there was a time in which nothing was kept.
    var hasGap = false
    var observers: [Int: @Sendable () -> Void] = [:]
    var nextObserver = 0

    var isKept: Bool { mode == .on || mode == .auto && isActivated }
  }

  init(_ settings: ScriptingSettings) {
    limits = (max(1, settings.journalEntries), max(1024, settings.journalBytes))
    standard = settings.journal
    state = Mutex(State(mode: settings.journal))
  }

  /// Whether requests are kept.
  package var isKept: Bool { state.withLock { $0.isKept } }

  /// Whether requests are to be kept; `auto` begins to keep them when something asks for them.
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
  /// Both happen in one step, so that whoever has seen a number has seen all that came before it.
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

  /// Counts a change, and returns whom to tell of it.
  private static func changed(_ state: inout State) -> [@Sendable () -> Void] {
    state.changes += 1
    return Array(state.observers.values)
  }

  /// Notes what answered a request.
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
    // Dropped entries give their memory back in steps, as moving the rest has its price.
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

  /// What is kept, in the order of numbers.
  package struct Snapshot: Sendable {
    package let entries: [JournalEntry]
    /// The newest number.
    package let last: Int
    /// How many entries were dropped to make room.
    package let dropped: Int
    /// The number of the newest entry that was dropped; 0 for none.
    package let lastDropped: Int
    /// Whether requests are kept, and have been ever since.
    package let isWhole: Bool
    /// How many changes there were; more of them later mean that another look is worth while.
    let changes: Int
  }

  /// The number of the newest request.
  package var last: Int { state.withLock { $0.last } }

  /// How many requests came or were answered.
  var changes: Int { state.withLock { $0.changes } }

  /// The entries, their bytes and how many were dropped, for statistics.
  package var size: (entries: Int, bytes: Int, dropped: Int) {
    state.withLock { ($0.entries.count - $0.head, $0.bytes, $0.dropped) }
  }

  /// What is kept of the requests after a number.
  package func snapshot(after number: Int = 0) -> Snapshot {
    state.withLock { state in
      Snapshot(
        entries: state.entries[state.head...].filter { $0.number > number }, last: state.last,
        dropped: state.dropped, lastDropped: state.lastDropped,
        isWhole: state.isKept && !state.hasGap, changes: state.changes)
    }
  }

  /// The entry of a number.
  package func entry(_ number: Int) -> JournalEntry? {
    state.withLock { state in
      Self.index(of: number, in: state).map { state.entries[$0] }
    }
  }

  /// Empties the journal; it goes on being kept as it was.
  package func clear() {
    state.withLock { state in
      state.entries = []
      (state.head, state.bytes, state.dropped, state.lastDropped) = (0, 0, 0, 0)
      state.hasGap = false
    }
  }

  /// Empties the journal and keeps it as the server's settings say.
  func reset() {
    clear()
    state.withLock { state in
      state.mode = standard
      state.isActivated = false
    }
  }

  /// Calls a closure after each new entry, and when one is answered.
  /// - Returns: a number for ``removeObserver(_:)``.
  package func observe(_ observer: @escaping @Sendable () -> Void) -> Int {
    state.withLock { state in
      state.nextObserver += 1
      state.observers[state.nextObserver] = observer
      return state.nextObserver
    }
  }

  /// Forgets an observer.
  package func removeObserver(_ number: Int) {
    state.withLock { _ = $0.observers.removeValue(forKey: number) }
  }
}
