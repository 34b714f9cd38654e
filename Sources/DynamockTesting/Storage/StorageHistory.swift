public import DynamockStorage
import SeededRandom

/// Runs a random history on a store and on a model of it, and compares the results of each step.
///
/// A history consists of writes (single and submitted together; kept, rolled back and failing),
/// reads of all kinds, snapshots held across writes and, if the store can fork, forks of forks. The
/// same seed results in the same history.
///
/// - Throws: ``StorageViolation`` at the first difference, with the seed and the step.
public func runStorageHistory(
  on store: any StorageBackend, seed: UInt64, steps: Int
) async throws {
  var history = StorageHistory(store: store, seed: seed)
  for step in 0..<steps {
    do {
      try await history.step()
    } catch let finding as Finding {
      throw violation(finding.text, seed, step)
    } catch {
      throw violation("unexpected error \(error)", seed, step)
    }
  }
  do {
    try await history.finish()
  } catch let finding as Finding {
    throw violation(finding.text, seed, steps)
  }
}

private func violation(_ finding: String, _ seed: UInt64, _ step: Int) -> StorageViolation {
  StorageViolation(
    promise: "a random history reads like its model",
    finding: "seed \(seed), step \(step): \(finding)")
}

/// A random history in progress: the open stores, their models, and the snapshots held.
private struct StorageHistory {
  private struct Branch {
    let store: any StorageBackend
    var model: ModelStore
  }

  private var branches: [Branch]
  private var snapshots: [(state: any StorageSnapshot, model: ModelStore)] = []
  private var choice: StorageChoice

  init(store: any StorageBackend, seed: UInt64) {
    branches = [Branch(store: store, model: ModelStore())]
    choice = StorageChoice(seed: seed)
  }

  mutating func step() async throws {
    let branch = choice.generator.below(branches.count)
    switch choice.generator.below(100) {
    case 0..<45: try await write(to: branch, together: 1)
    case 45..<55: try await write(to: branch, together: 1 + choice.generator.below(12))
    case 55..<80: try read(branch)
    case 80..<85: try takeSnapshot(of: branch)
    case 85..<92: try readSnapshot()
    case 92..<96: releaseSnapshot()
    case 96..<98: try fork(branch)
    default: try leave(branch)
    }
  }

  /// Compares everything that is still open.
  mutating func finish() async throws {
    for branch in branches {
      let found = try branch.store.read { reader throws(StorageError) in
        try reader.difference(from: branch.model, over: StorageChoice.keyspaces)
      }
      if let found { throw Finding("at the end, \(found)") }
    }
    for snapshot in snapshots { try compare(snapshot.state, snapshot.model) }
    for branch in branches.dropFirst() { try branch.store.close() }
  }

  private mutating func write(to branch: Int, together count: Int) async throws {
    let store = branches[branch].store
    let notebook = Notebook<String>()
    var tickets: [(ticket: WriteTicket<Int>, plan: StorageWritePlan)] = []
    for _ in 0..<count {
      let before = branches[branch].model
      let plan = choice.plan(on: before)
      let ticket = store.submit { writer throws(StorageError) -> WriteOutcome<Int> in
        try plan.run(on: writer, before: before, notebook)
      }
      tickets.append((ticket, plan))
      if plan.ending == .commit {
        for change in plan.changes { branches[branch].model.apply(change) }
      }
    }
    for (ticket, plan) in tickets {
      switch (try await ticket.outcome(), plan.ending) {
      case (.success(plan.number), .commit), (.success(plan.number), .rollback): break
      case (.failure(StorageWritePlan.error), .error): break
      case (let result, let ending):
        throw Finding("a write that ends with \(ending) told its completion \(result)")
      }
      try demand("the number of completions", is: ticket.completions, expected: 1)
    }
    try notebook.demandEmpty()
  }

  private mutating func read(_ branch: Int) throws {
    let (store, model) = (branches[branch].store, branches[branch].model)
    let probes = choice.probes(on: model)
    let found = try store.read { reader throws(StorageError) in
      try reader.difference(from: model, probes)
    }
    if let found { throw Finding("a read: \(found)") }
  }

  private mutating func takeSnapshot(of branch: Int) throws {
    if snapshots.count >= 12 { releaseSnapshot() }
    snapshots.append((try branches[branch].store.snapshot(), branches[branch].model))
  }

  private mutating func readSnapshot() throws {
    guard !snapshots.isEmpty else { return }
    let (state, model) = snapshots[choice.generator.below(snapshots.count)]
    try compare(state, model)
  }

  private mutating func compare(_ state: any StorageSnapshot, _ model: ModelStore) throws {
    if let found = try state.difference(from: model, choice.probes(on: model)) {
      throw Finding("a held snapshot: \(found)")
    }
  }

  private mutating func releaseSnapshot() {
    guard !snapshots.isEmpty else { return }
    snapshots.remove(at: choice.generator.below(snapshots.count))
  }

  private mutating func fork(_ branch: Int) throws {
    guard branches.count < 6,
      let store = branches[branch].store as? any ForkableStorageBackend
    else { return }
    branches.append(Branch(store: try store.fork(), model: branches[branch].model))
  }

  /// Closes a fork; the original store remains until the end.
  private mutating func leave(_ branch: Int) throws {
    guard branch > 0, choice.generator.once(in: 2) else { return }
    try branches.remove(at: branch).store.close()
  }
}
