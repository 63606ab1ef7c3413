// The overlay's names of error codes, as far as Duolog uses them.
public enum POSIXErrorCode: Int32 { case EPERM = 1, ENOENT = 2, EIO = 5, EEXIST = 17, EMFILE = 24 }
