namespace Sweep.Training.Optimizers;

/// <summary>The eps that rules add to what they divide by.</summary>
internal static class Denominator
{
    private const float SmallestNormal = 1.17549435e-38f;

    /// <summary>As a float, and never 0: at eps 0 a weight without gradient (and the padding of a block) would become
    /// 0 / 0. The floor is lost in rounding beside the root of any square that is not 0.</summary>
    public static float Eps(double eps) => MathF.Max((float)eps, SmallestNormal);
}
