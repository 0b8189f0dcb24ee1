using System.Text;

namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>Hangul syllables, which Unicode numbers by their parts. The vowel 으, put where a foreign name has none, is left out.</summary>
internal static class HangulReading
{
    private static readonly string[] Initials = "k,k,n,t,t,r,m,p,p,s,s,,j,j,ch,k,t,p,h".Split(',');

    private static readonly string[] Vowels = "a,e,ya,ye,o,e,yo,ye,o,wa,we,we,yo,u,wo,we,wi,yu,,i,i".Split(',');

    private static readonly string[] Finals = ",k,k,k,n,n,n,t,l,k,m,l,l,l,p,l,m,p,p,t,t,ng,t,t,k,t,p,t".Split(',');

    public static void Read(ReadOnlySpan<char> text, StringBuilder to)
    {
        foreach (var c in text)
        {
            var place = c - '\uAC00';
            to.Append(Initials[place / 588]).Append(Vowels[place % 588 / 28]).Append(Finals[place % 28]);
        }
    }
}
