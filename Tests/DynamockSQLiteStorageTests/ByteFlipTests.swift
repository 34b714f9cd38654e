import Dynamock
import DynamockModel
import DynamockSQLiteStorage
import DynamockStorage
import SeededRandom
import TemporaryFiles
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Flips bits of one byte at random places, and compares every answer with that of the sound file.
///
/// `scripts/flip-bytes.sh` runs it with 2,000 places each.
@Suite("A damaged byte is found or has no effect, and never changes an answer")
struct ByteFlipTests {
  /// The number of places, for each of the tests.
  private static let places = setting("DYNAMOCK_FLIPS").flatMap { Int($0) } ?? 40
  private static let seed = setting("DYNAMOCK_FLIP_SEED").flatMap { UInt64($0) } ?? 20

  private static func setting(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The effects of a number of flips.
  private struct Effects: CustomStringConvertible {
    var foundOnOpening = 0
    var foundOnReading = 0
    var foundByCheckAlone = 0
    var none = 0

    var description: String {
      "\(foundOnOpening) found on opening, \(foundOnReading) on reading, \(foundByCheckAlone) by check "
        + "alone, \(none) without effect"
    }
  }

  /// An answer of a database: a page of items, or an InternalServerError for damage.
  private enum Answer: Equatable {
    case items([ItemImage])
    case damage
  }

  @Test("in a closed file")
  func closed() async throws {
    var generator = SeededGenerator(seed: Self.seed)
    let folder = TemporaryFolder()
    try await SampleDatabase.make(folder.file)
    let bytes = try #require(contents(of: folder.file))
    let expected = try await answers(of: DynamockDatabase(file: folder.file), closes: true)
    #expect(expected.allSatisfy { $0 != .damage })
    var effects = Effects()
    for _ in 0..<Self.places {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let bits = UInt8.random(in: 1...255, using: &generator)
      var damaged = bytes
      damaged[place] ^= bits
      write(damaged, to: folder.file)
      let isSound = try checks(folder.file)
      #expect(contents(of: folder.file) == damaged, "the check changed the file at \(place)")
      do {
        let answers = try await answers(of: DynamockDatabase(file: folder.file), closes: true)
        let isFound = compare(answers, expected, "byte \(place), bits \(bits)")
        if isFound {
          effects.foundOnReading += 1
        } else if !isSound {
          effects.foundByCheckAlone += 1
        }
        if !isFound, isSound { effects.none += 1 }
        #expect(!isFound || !isSound, "the check missed byte \(place), bits \(bits)")
      } catch let error as StorageError {
        #expect(error.code == Self.rejection, "\(error)")
        effects.foundOnOpening += 1
        #expect(!isSound, "the check missed byte \(place), bits \(bits)")
      }
      for suffix in ["-wal", "-shm"] { unlink(folder.file + suffix) }
    }
    report("closed", effects)
  }

  @Test("while a database has the file open, in the file and in its log")
  func open() async throws {
    var generator = SeededGenerator(seed: Self.seed &+ 1)
    let folder = TemporaryFolder()
    try await SampleDatabase.make(folder.file)
    let bytes = try #require(contents(of: folder.file))
    var effects = Effects()
    for round in 0..<Self.places {
      write(bytes, to: folder.file)
      let database = try DynamockDatabase(file: folder.file)
      for number in 0..<40 { try await SampleDatabase.put(number, into: database, round: 2) }
      let suffix = round.isMultiple(of: 2) ? "" : "-wal"
      let length = try #require(contents(of: folder.file + suffix)).count
      let place = Int.random(in: 0..<length, using: &generator)
      let bits = UInt8.random(in: 1...255, using: &generator)
      let expected = try await answers(of: reference(bytes, folder), closes: true)
      try flip(folder.file + suffix, at: place, bits)
      let text = "byte \(place) of store.db\(suffix), bits \(bits)"
      var isFound = compare(try await answers(of: database, closes: false), expected, text)
      // A write is carried out or rejected, not half done.
      let isWritten = await writes(database)
      if isWritten == nil { isFound = true }
      do { try database.close() } catch { isFound = true }
      isFound = try await compareLater(folder, expected, isWritten ?? false, text) || isFound
      if isFound { effects.foundOnReading += 1 } else { effects.none += 1 }
      for suffix in ["-wal", "-shm"] { unlink(folder.file + suffix) }
    }
    report("open", effects)
  }

  /// The error that a file is rejected with, also when what identifies it is damaged.
  private static let rejection = StorageError.Code.damaged

  /// Returns whether a check finds the file sound; false if it cannot be read.
  private func checks(_ path: String) throws -> Bool {
    do {
      return try FileCheck(of: path).isSound
    } catch {
      #expect(error.code == Self.rejection, "\(error)")
      return false
    }
  }

  /// Opens a sound copy of the file with the same later writes.
  private func reference(_ bytes: [UInt8], _ folder: TemporaryFolder) async throws
    -> DynamockDatabase
  {
    let path = "\(folder.path)/reference.db"
    write(bytes, to: path)
    let database = try DynamockDatabase(file: path)
    for number in 0..<40 { try await SampleDatabase.put(number, into: database, round: 2) }
    return database
  }

  /// Returns whether a write succeeded, or `nil` if it reported damage.
  private func writes(_ database: DynamockDatabase) async -> Bool? {
    do {
      try await SampleDatabase.put(77, into: database, round: 3)
      return true
    } catch {
      #expect(error is DynamoDBError, "\(error)")
      return nil
    }
  }

  /// Compares the answers after a restart, unless the restart or a check finds the damage.
  private func compareLater(
    _ folder: TemporaryFolder, _ expected: [Answer], _ isWritten: Bool, _ text: String
  ) async throws -> Bool {
    guard try checks(folder.file) else { return true }
    let database = try DynamockDatabase(file: folder.file)
    let written = try await database.getItem(
      GetItemInput(tableName: "Orders", key: SampleDatabase.key(77))
    ).item
    if isWritten { #expect(written?["round"] == .number(3), "\(text)") }
    // The rest is as before this write.
    try await SampleDatabase.put(77, into: database)
    return compare(try await answers(of: database, closes: true), expected, text)
  }

  /// Compares answers, and returns whether damage was reported.
  private func compare(_ answers: [Answer], _ expected: [Answer], _ text: String) -> Bool {
    #expect(answers.count == expected.count)
    for (answer, sound) in zip(answers, expected) where answer != .damage {
      #expect(answer == sound, "a wrong answer: \(text)")
    }
    return answers.contains(.damage)
  }

  private func answers(
    of database: DynamockDatabase, closes: Bool
  ) async throws -> [Answer] {
    var answers: [Answer] = []
    for number in 0..<SampleDatabase.orders {
      answers.append(
        try await answer {
          try await database.getItem(
            GetItemInput(tableName: "Orders", key: SampleDatabase.key(number))
          ).item.map { [$0] } ?? []
        })
    }
    for (table, index) in [
      ("Orders", nil), ("Orders", "byRank"), ("Orders", "byStatus"), ("Plain", nil),
    ] {
      answers.append(
        try await answer {
          try await database.scan(ScanInput(tableName: table, indexName: index)).items ?? []
        })
    }
    if closes { try? database.close() }
    return answers
  }

  private func answer(_ body: () async throws -> [ItemImage]) async throws -> Answer {
    do {
      return .items(try await body())
    } catch let error as DynamoDBError {
      #expect(error.code == .internalServerError, "\(error)")
      return .damage
    }
  }

  private func flip(_ path: String, at place: Int, _ bits: UInt8) throws {
    let descriptor = Self.openFile(path, O_RDWR)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var byte: UInt8 = 0
    try #require(pread(descriptor, &byte, 1, off_t(place)) == 1)
    byte ^= bits
    try #require(pwrite(descriptor, &byte, 1, off_t(place)) == 1)
  }

  /// The system's `open`, which a test's name hides.
  private static let openFile: @Sendable (String, CInt) -> CInt = {
    #if canImport(Darwin)
      Darwin.open($0, $1)
    #elseif canImport(Glibc)
      Glibc.open($0, $1)
    #elseif canImport(Musl)
      Musl.open($0, $1)
    #endif
  }

  /// Prints the effects when `scripts/flip-bytes.sh` asks for them.
  private func report(_ state: String, _ effects: Effects) {
    if Self.setting("DYNAMOCK_FLIPS") != nil { print("flips, \(state): \(effects)") }
  }
}
