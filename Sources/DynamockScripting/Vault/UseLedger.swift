import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// The recordings used since a cassette was last pruned, one file per process.
///
/// A process holds a lock on its file while it has the cassette open, so that others can detect
/// whether it has ended.
package struct UseLedger: Sendable {
  private let cassette: CassetteFolder

  /// Opens the ledger of a cassette.
  package init(_ cassette: CassetteFolder) { self.cassette = cassette }

  private var folder: String { cassette.vault.usePath }
  private var prefix: String { cassette.name + "." }

  /// The IDs of the processes that have opened the cassette.
  private var processes: [String] {
    VaultFiles.names(in: folder).filter {
      $0.hasPrefix(prefix) && !$0.dropFirst(prefix.count).contains(".")
    }.map { String($0.dropFirst(prefix.count)) }
  }

  private func path(of process: String) -> String { folder + "/" + prefix + process }

  /// Returns the names of the used files, or `nil` if no process has opened the cassette.
  package func used() throws(VaultError) -> Set<String>? {
    let processes = processes
    guard !processes.isEmpty else { return nil }
    var used: Set<String> = []
    for process in processes {
      let text = String(decoding: try VaultFiles.read(path(of: process)), as: UTF8.self)
      used.formUnion(text.split(separator: "\n").map(String.init))
    }
    return used
  }

  /// Returns the recordings that no process has used; empty if no process has opened the cassette.
  ///
  /// Files that are not recordings are excluded: a vault may share its folder with others.
  package func unused() throws(VaultError) -> [String] {
    guard let used = try used() else { return [] }
    return cassette.files.filter {
      !used.contains($0) && (try? cassette.recording($0)) != nil
    }
  }

  /// Whether a process other than this one has opened the cassette since the last pruning.
  var hasOthers: Bool { processes.contains { $0 != VaultFiles.process } }

  /// The processes, other than this one, that have the cassette open.
  package var otherProcesses: [String] {
    processes.filter { $0 != VaultFiles.process && isOpen($0) }
  }

  /// Returns whether a process has the cassette open.
  private func isOpen(_ process: String) -> Bool {
    let descriptor = open(path(of: process), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) != 0
  }

  /// Removes the recordings that no process has used, and resets the ledger.
  /// - Parameter clearOwn: Empties the usage file of this process, if it has one.
  /// - Returns: The names of the removed files.
  package func prune(clearingOwn clearOwn: () -> Void = {}) throws(VaultError) -> [String] {
    guard !VaultFiles.isLink(cassette.path) else { throw .linkedCassette(path: cassette.path) }
    if let process = otherProcesses.first {
      throw .inUse(cassette: cassette.name, process: process)
    }
    let lock = try cassette.vault.lock()
    defer { withExtendedLifetime(lock) {} }
    let unused = try unused()
    for file in unused { try cassette.remove(file) }
    if !unused.isEmpty {
      let removed = Set(unused)
      try cassette.writeOrder(cassette.order().filter { !removed.contains($0) })
    }
    try reset(clearOwn)
    return unused
  }

  /// Removes the usage files of processes that have ended.
  ///
  /// If this is interrupted, what they used must not count as unused: until the end one file has all
  /// of it.
  private func reset(_ clearOwn: () -> Void) throws(VaultError) {
    let all = path(of: Self.union)
    if let used = try used() {
      let text = Array(used).sortedByBytes.reduce(into: "") { $0 += $1 + "\n" }
      try VaultFiles.replace(all, with: Array(text.utf8))
    }
    for process in processes where process != Self.union && !isOpen(process) {
      try VaultFiles.remove(path(of: process))
    }
    clearOwn()
    try VaultFiles.remove(all)
  }

  /// The name, in place of a process's ID, of the usage file that has the contents of all others.
  private static let union = "all"

  /// Creates the usage file of this process.
  func openOwn() throws(VaultError) -> UseWriter {
    try VaultFiles.makeFolder(folder)
    return try UseWriter(path: path(of: VaultFiles.process))
  }
}

/// The file that lists the recordings used by a process.
final class UseWriter: Sendable {
  private let descriptor: Int32
  private let path: String

  fileprivate init(path: String) throws(VaultError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o666)
    if descriptor < 0 { throw .unwritable(path: path, errno: errno) }
    // A shared lock: containers may give several processes the same ID.
    _ = flock(descriptor, LOCK_SH | LOCK_NB)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Appends the names of files.
  func note(_ files: [String]) throws(VaultError) {
    guard !files.isEmpty else { return }
    try VaultFiles.write(
      Array(files.reduce(into: "") { $0 += $1 + "\n" }.utf8), to: descriptor, path)
  }

  /// Releases the lock on the file, which shows other processes that this one no longer uses the
  /// cassette.
  func end() { _ = flock(descriptor, LOCK_UN) }

  /// Empties the file.
  func clear() { _ = ftruncate(descriptor, 0) }
}
