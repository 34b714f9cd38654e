import DynamockSQLiteStorage
import DynamockStorage
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The names and files of databases that are being created.
///
/// Creating a database in a file takes as long as writing its items. Of several requests for the
/// same name or file, the first reserves it at the beginning, so that its success does not depend
/// on the others.
final class Reservations: Sendable {
  private struct State {
    var names: Set<String> = []
    var files: Set<String> = []
  }

  private let state = Mutex(State())

  /// Reserves a name and a file, for as long as the result exists.
  /// - Throws: `nameTaken` or `fileInUse` if one of them is already reserved.
  func take(name: String?, file: String?) throws(RegistryError) -> Reservation {
    let place = file.map(Self.place(of:))
    try state.withLock { state throws(RegistryError) in
      if let name, state.names.contains(name) { throw .nameTaken(name) }
      if let file, let place, state.files.contains(place) { throw .fileInUse(.fileInMaking(file)) }
      if let name { state.names.insert(name) }
      if let place { state.files.insert(place) }
    }
    return Reservation(name: name, file: place, in: self)
  }

  fileprivate func release(name: String?, file: String?) {
    state.withLock { state in
      if let name { state.names.remove(name) }
      if let file { state.files.remove(file) }
    }
  }

  /// Returns a file's path, in a form that does not depend on how its folder is spelled.
  private static func place(of file: String) -> String {
    guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) else { return file }
    let folder = slash == file.startIndex ? "/" : String(file[..<slash])
    guard let resolved = realpath(folder, nil) else { return file }
    defer { free(resolved) }
    return String(cString: resolved) + "/" + file[file.index(after: slash)...]
  }
}

/// A name and a file that are reserved until this is released.
final class Reservation: Sendable {
  private let name: String?
  private let file: String?
  private let reservations: Reservations

  fileprivate init(name: String?, file: String?, in reservations: Reservations) {
    self.name = name
    self.file = file
    self.reservations = reservations
  }

  deinit { reservations.release(name: name, file: file) }
}
