import Synchronization

/// A collection of findings in bodies and completions, which must not throw them.
final class Notebook<Note: Sendable>: Sendable {
  private let pages = Mutex<[Note]>([])

  /// Records a note.
  func add(_ note: Note) { pages.withLock { $0.append(note) } }

  /// The notes so far, in order.
  var notes: [Note] { pages.withLock { $0 } }
}

extension Notebook where Note == String {
  /// Throws the first note, if there is one.
  func demandEmpty() throws(Finding) {
    if let first = notes.first { throw Finding(first) }
  }
}
