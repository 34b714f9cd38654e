#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A lock that a thread can sleep on until another one says that something changed.
///
/// A mutex of the standard library cannot be waited on.
package final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// Makes a lock that the thread that holds it may take again.
  package init() {
    var attributes = pthread_mutexattr_t()
    pthread_mutexattr_init(&attributes)
    #if canImport(Darwin)
      pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE)
    #else
      pthread_mutexattr_settype(&attributes, CInt(PTHREAD_MUTEX_RECURSIVE))
    #endif
    pthread_mutex_init(mutex, &attributes)
    pthread_mutexattr_destroy(&attributes)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Runs `body` alone among the threads that use this monitor.
  package func locked<Value, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }

  /// Sleeps until ``wake()``, with the lock given away meanwhile; it may also wake for no reason.
  package func sleep() { pthread_cond_wait(condition, mutex) }

  /// Wakes all who sleep.
  package func wake() { pthread_cond_broadcast(condition) }
}

/// What a new thread runs.
private final class ThreadBody {
  let run: () -> Void
  init(_ run: @escaping () -> Void) { self.run = run }
}

/// Runs `body` on a thread of its own; false when the system has none to give.
package func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
  let argument = Unmanaged.passRetained(ThreadBody(body))
  #if canImport(Darwin)
    var thread: pthread_t?
    let code = pthread_create(
      &thread, &attributes,
      { argument in
        Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, argument.toOpaque())
  #else
    var thread = pthread_t()
    let code = pthread_create(
      &thread, &attributes,
      { argument in
        if let argument { Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, argument.toOpaque())
  #endif
  if code != 0 { argument.release() }
  return code == 0
}

/// A number that tells the calling thread from the others that run.
package func currentThread() -> UInt {
  #if canImport(Darwin)
    UInt(bitPattern: pthread_self())
  #else
    UInt(pthread_self())
  #endif
}

/// Lets other threads of the process go before the calling one, for good.
///
/// On Linux a nice value is a thread's own: setpriority(2), "C library/kernel differences".
/// With 2 instead of 10, a GetItem beside 64 scans of whole pages took 70 ms instead of 0.2 at the median,
/// and the scans were no faster.
package func lowerThreadPriority() {
  #if canImport(Darwin)
    pthread_set_qos_class_self_np(QOS_CLASS_UTILITY, 0)
  #elseif canImport(Glibc)
    setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
  #else
    setpriority(CInt(PRIO_PROCESS), 0, 10)
  #endif
}

/// What descriptors of the process are wanted for.
enum DescriptorUse {
  /// A connection that reads and is closed or used again.
  case read
  /// A file, or a state of a file, that is held for as long as a client likes.
  case hold

  /// How many descriptors have to stay free for others.
  ///
  /// What is held must not take the last descriptors for new connections of clients: a server accepts
  /// none when less than a sixteenth of the limit, and twelve at least, is free.
  func spare(of limit: Int) -> Int {
    switch self {
    case .read: 8
    case .hold: min(480, max(18, limit * 3 / 32))
    }
  }
}

/// Whether the process has descriptors for something.
///
/// The lowest free descriptor is the one that is given out next: so many are open at least.
func hasDescriptors(for use: DescriptorUse) -> Bool {
  var limit = rlimit()
  #if canImport(Glibc)
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    let resource = RLIMIT_NOFILE
  #endif
  guard getrlimit(resource, &limit) == 0 else { return true }
  let descriptor = open("/", O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return false }
  close(descriptor)
  guard let limit = Int(exactly: limit.rlim_cur) else { return true }
  return Int(descriptor) + use.spare(of: limit) < limit
}
