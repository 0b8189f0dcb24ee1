Console.WriteLine("Daftar");
