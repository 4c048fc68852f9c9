UPDATE notes SET words = words || '!';
