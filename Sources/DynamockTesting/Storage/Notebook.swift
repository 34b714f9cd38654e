import Synchronization

/// Where bodies and completions, which may throw no finding, write down what they saw.
final class Notebook<Note: Sendable>: Sendable {
  private let pages = Mutex<[Note]>([])

  /// Writes a note down.
  func add(_ note: Note) { pages.withLock { $0.append(note) } }

  /// Everything noted so far, in order.
  var notes: [Note] { pages.withLock { $0 } }
}

extension Notebook where Note == String {
  /// Ends a check with the first note, if there is one.
  func demandEmpty() throws(Finding) {
    if let first = notes.first { throw Finding(first) }
  }
}
