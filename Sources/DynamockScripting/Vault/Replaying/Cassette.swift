import DynamockModel
import DynamockWire
import Synchronization

/// An open cassette of this process, shared by its databases.
///
/// Methods that access files are called only on the thread for files; those that answer requests
/// access only memory.
final class Cassette: Sendable {
  let folder: CassetteFolder
  let masks: [PathPattern]
  let scrubbing: Scrubbing?
  /// Whether the cassette was empty when it was opened.
  let wasEmpty: Bool
  /// Whether no other process had the cassette open at that time.
  private let wasAlone: Bool
  /// The usage file, or `nil` if it cannot be written, as in a read-only folder.
  private let ledger: UseWriter?
  private let state: Mutex<State>

  private struct State {
    var entries: [RequestKey: Entry] = [:]
    /// The number of times that this process has recorded each request.
    var recorded: [RequestKey: Int] = [:]
    /// The numbers of the tokens with which this process recorded each request.
    var tokens: [RequestKey: [String: Int]] = [:]
    /// The responses that this process wrote.
    var order: [RecordedOrder.Line] = []
    /// The number of elements of `order` that are in the file.
    var flushed = 0
    var used: Set<String> = []
    var noted: Set<String> = []
    /// Whether unused recordings have been removed.
    var wasPruned = false
  }

  /// One recording in memory.
  struct Entry: Sendable {
    var file: String
    var recording: Recording
    /// Whether the request was added after the cassette was opened.
    var isNew: Bool
    /// Hashes by which the nearest recording of a miss is found.
    var sketch: RequestSketch
  }

  /// The position of a response among those of its request.
  enum Place {
    /// At the index given by the number of times that this process has recorded the request.
    case next
    /// After the others.
    case end
    /// A new response in place of an expired one.
    case instead(Int)
  }

  /// Opens a cassette and reads its recordings.
  /// - Parameter isRecording: Whether responses will be written; otherwise the folder may be
  ///   missing or read-only.
  init(
    _ folder: CassetteFolder, masks: [PathPattern], scrubbing: Scrubbing?, isRecording: Bool
  ) throws(VaultError) {
    self.folder = folder
    self.masks = masks
    self.scrubbing = scrubbing
    let ledger = UseLedger(folder)
    wasAlone = ledger.otherProcesses.isEmpty
    if wasAlone { folder.removeRemains() }
    var state = State()
    for (file, recording) in try folder.recordings() {
      let tree = RequestKey.canonicalTree(
        recording.operation, region: recording.region, recording.input, masks: masks)
      let key = RequestKey(recording.operation, region: recording.region, canonical: tree)
      state.entries[key] = Entry(
        file: file, recording: recording, isNew: false, sketch: RequestSketch(tree))
    }
    wasEmpty = state.entries.isEmpty
    self.state = Mutex(state)
    if isRecording {
      self.ledger = try ledger.openOwn()
    } else {
      self.ledger = folder.exists ? try? ledger.openOwn() : nil
    }
  }

  /// Returns the recording of a request.
  func entry(_ key: RequestKey) -> Entry? { state.withLock { $0.entries[key] } }

  /// All recordings, in the order of their file names.
  var entries: [Entry] {
    state.withLock { Array($0.entries.values) }
      .sorted { $0.file.byteOrder(to: $1.file) == .before }
  }

  /// Returns the recording nearest to a request that has none, or `nil` if there is none of its
  /// operation.
  func nearest(to request: VaultRequest, region: String) -> NearestRecording? {
    NearestRecording(
      to: request.input, of: request.operation, region: region,
      among: state.withLock { $0.entries }.values, masks: masks)
  }

  /// The number of recordings, and the number of those that this process has used.
  var counts: (recordings: Int, used: Int) {
    state.withLock { ($0.entries.count, $0.used.count) }
  }

  /// Marks a recording as used.
  /// - Returns: Whether the usage file must be updated.
  func use(_ file: String) -> Bool { state.withLock { $0.used.insert(file).inserted } }

  /// Writes the recordings used since the last call to the usage file.
  func noteUse() throws(VaultError) {
    let fresh = state.withLock { state in
      let fresh = state.used.subtracting(state.noted)
      state.noted.formUnion(fresh)
      return fresh
    }
    try ledger?.note(Array(fresh).sortedByBytes)
  }

  /// Writes a response to the recording of its request.
  /// - Returns: The name of the file.
  func record(
    _ answer: RecordedAnswer, to request: VaultRequest, at place: Place
  ) throws(VaultError) -> String {
    var answer = answer
    if let token = request.input["ClientRequestToken"]?.text {
      answer.token = state.withLock { state in
        let number = state.tokens[request.key]?.count ?? 0
        if let known = state.tokens[request.key]?[token] { return known }
        state.tokens[request.key, default: [:]][token] = number
        return number
      }
    }
    let lock = try folder.vault.lock()
    defer { withExtendedLifetime(lock) {} }
    let known = entry(request.key)
    let file: String
    if let known { file = known.file } else { file = try freeName(for: request) }
    // Another process may have written in the meantime.
    var recording =
      VaultFiles.exists(folder.path(of: file))
      ? try folder.recording(file) : request.recording()
    let number = state.withLock { state in
      let number = state.recorded[request.key, default: 0]
      state.recorded[request.key] = number + 1
      return number
    }
    let index =
      switch place {
      case .next: min(number, recording.answers.count)
      case .end: recording.answers.count
      case .instead(let index): min(index, recording.answers.count)
      }
    if index == recording.answers.count {
      recording.answers.append(answer)
    } else if !recording.answers[index].hasSameContent(as: answer) {
      recording.answers[index] = answer
    } else if case .instead = place {
      // A repeated response updates the time of recording even if its content is the same.
      recording.answers[index] = answer
    }
    try folder.write(recording, as: file)
    state.withLock { state in
      state.entries[request.key] = Entry(
        file: file, recording: recording, isNew: known?.isNew ?? true,
        sketch: known?.sketch ?? request.sketch(masks: masks))
      state.order.append(.init(file: file, number: index))
      state.used.insert(file)
    }
    try noteUse()
    if state.withLock({ $0.order.count - $0.flushed >= 256 }) { try flushOrder() }
    return file
  }

  /// Returns the file name of a request: the short one, or a longer one if another request has it.
  private func freeName(for request: VaultRequest) throws(VaultError) -> String {
    let name = request.recording().fileName(request.key)
    let stem = name.dropLast(".json".count)
    for number in 1..<1000 {
      let name = number == 1 ? name : "\(stem)-\(number).json"
      guard VaultFiles.exists(folder.path(of: name)) else { return name }
      if try folder.recording(name).key(masks: masks) == request.key { return name }
    }
    return "\(stem)-\(request.key.digest).json"
  }

  /// Inserts this process's responses into the order of the cassette; requires the vault's lock.
  private func flushOrder() throws(VaultError) {
    let own = state.withLock { $0.order }
    guard !own.isEmpty else { return }
    let written = Set(own.map(\.file))
    var counts: [String: Int] = [:]
    var reads: Set<String> = []
    for entry in entries where written.contains(entry.file) {
      counts[entry.file] = entry.recording.answers.count
      if ForwardedReads.isRead(entry.recording.operation, entry.recording.input) {
        reads.insert(entry.file)
      }
    }
    let order = RecordedOrder(try folder.order())
    try folder.writeOrder(order.inserting(own, counts: counts) { reads.contains($0) })
    state.withLock { $0.flushed = own.count }
  }

  /// Writes pending data, and removes responses that a complete recording run no longer received.
  ///
  /// A run that has not recorded every request of the cassette may be a part of the test suite.
  func finish(cutsSurplus: Bool) throws(VaultError) {
    // Not when the last reference is released, which happens slightly later.
    defer { ledger?.end() }
    try noteUse()
    let recorded = state.withLock { $0.recorded }
    guard !recorded.isEmpty else { return }
    let lock = try folder.vault.lock()
    defer { withExtendedLifetime(lock) {} }
    let isComplete = state.withLock { state in
      state.entries.keys.allSatisfy { recorded[$0] != nil }
    }
    if cutsSurplus, isComplete, wasAlone, UseLedger(folder).otherProcesses.isEmpty {
      for (key, count) in recorded {
        guard var entry = entry(key), entry.recording.answers.count > count else { continue }
        entry.recording.answers.removeLast(entry.recording.answers.count - count)
        try folder.write(entry.recording, as: entry.file)
        state.withLock { $0.entries[key] = entry }
      }
    }
    try flushOrder()
  }

  /// Removes unused recordings from the folder and from memory.
  ///
  /// A second pruning without a request in between removes nothing: no run could have used anything.
  func prune() throws(VaultError) -> [String] {
    try noteUse()
    let uses = UseLedger(folder)
    if state.withLock({ $0.wasPruned && $0.used.isEmpty }), !uses.hasOthers { return [] }
    let removed = try uses.prune { ledger?.clear() }
    let gone = Set(removed)
    state.withLock { state in
      state.wasPruned = true
      state.entries = state.entries.filter { !gone.contains($0.value.file) }
      state.used = []
      state.noted = []
    }
    return removed
  }
}
