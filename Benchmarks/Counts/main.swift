import CAllocations
import Dynamock
import DynamockModel
import DynamockSQLiteStorage
import DynamockStorage
import DynamockWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  public import Musl
#else
  public import Darwin
#endif

// dynamock-counts                    counts the parts' allocations
// dynamock-counts --table            as rows of a table
// dynamock-counts --scan             measures a Scan of a whole table in memory instead
// dynamock-counts --statistics       measures what statistics add to requests in memory instead
// dynamock-counts THRESHOLDS         and fails where one is above its threshold

let arguments = CommandLine.arguments.dropFirst()
let folder = "/tmp/dynamock-counts-\(getpid())"
guard mkdir(folder, 0o700) == 0 else { exit(1) }

func removeFiles() {
  for name in ["store", "database"] {
    for suffix in ["", "-wal", "-shm", "-lock"] { unlink("\(folder)/\(name).sqlite\(suffix)") }
  }
  rmdir(folder)
}

do {
  if arguments.contains("--scan") {
    let scan = try WholeScan(items: 200_000)
    removeFiles()
    print("\(scan.items) items, \(scan.bytes / 1_000_000) MB: \(Int(scan.rate)) MB a second")
    exit(0)
  }
  if arguments.contains("--statistics") {
    removeFiles()
    for cost in try StatisticsCost.measured(rounds: 100) { print(cost.line) }
    exit(0)
  }
  // Counted before the stores are opened, since their threads also allocate when they start.
  var counts = try countParts()
  SQLiteProcess.dedicate()
  let store = try SQLiteStorage(path: "\(folder)/store.sqlite", durability: .normal)
  let memory = try DynamockDatabase()
  let file = try DynamockDatabase(file: "\(folder)/database.sqlite")
  let value = [UInt8](repeating: 0x61, count: 404)
  counts += try countStore(store, "SQLite statement", key: Array("partition".utf8), value: value)
  counts += try countRequests(DatabaseService(memory), "memory")
  counts += try countRequests(DatabaseService(file), "SQLite")
  counts += try countAnswers(DatabaseService(memory))
  try store.close()
  try file.close()
  removeFiles()
  let report = Report(counts)
  if let path = arguments.first(where: { !$0.hasPrefix("--") }) {
    exit(report.isWithin(try Thresholds(path)) ? 0 : 1)
  }
  print(arguments.contains("--table") ? report.table : report.thresholds)
} catch {
  removeFiles()
  print("counts: \(error)")
  exit(1)
}
