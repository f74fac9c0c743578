namespace Sweep.Messages;

/// <summary>Whose fault a failed attempt was; each class has its own budget of attempts.</summary>
public enum FailureClass
{
    /// <summary>The definition, the data or the code: it would only repeat itself, so it is never retried.</summary>
    UserError,

    /// <summary>The device or the machine had no memory left for it.</summary>
    OutOfMemory,

    /// <summary>The device failed or answered wrongly.</summary>
    DeviceFault,
}
