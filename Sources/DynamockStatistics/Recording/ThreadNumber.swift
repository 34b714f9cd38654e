import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Numbers the threads in the order in which they first ask, so that few of them share anything.
enum ThreadNumber {
  private static let last = Atomic<Int>(0)

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// The number of this thread, from 1.
  static var current: Int {
    let key = key
    if let known = pthread_getspecific(key) { return Int(bitPattern: known) }
    let number = last.wrappingAdd(1, ordering: .relaxed).newValue
    pthread_setspecific(key, UnsafeRawPointer(bitPattern: number))
    return number
  }
}
