-- Lets go of a lock, if it is still the caller's.
--
-- KEYS[1]  the lock
-- ARGV[1]  what the caller wrote into it
--
-- result   1 if it was let go, 0 if it had ended or is another's

if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
