-- Writes absolute counts, visitors and registers of one tag. Every value carries its writer's offset; what is already at
-- or past it is skipped, so a script may run twice, late, or again after a restart.
--
-- KEYS[1] sentinel   KEYS[2] index (set of "scope writer")   KEYS[3] scratch   KEYS[4..] one key a write
-- ARGV[1] 'life' if the sentinel must name this server's run, 'mark' if KEYS[1] is a restore's own mark
-- ARGV[2] the value the sentinel must have, or '' if any will do
-- ARGV[3] number of index members, then the members
-- then for each of KEYS[4..]: kind, seconds to live, number of values, values
--   'c' counts:    offset, field, value, field, value, ...
--   'v' visitors:  visitor, ...                    (adding one again changes nothing)
--   'm' registers: one HyperLogLog, to be united with what is there
-- result: the sentinel's value; if it is not the one asked for, nothing was written. false if there is no sentinel of this
-- run: nothing was written, this tag must be restored first
local alive = redis.call('GET', KEYS[1])
if not alive then return false end
if ARGV[1] == 'life' then
  local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
  if string.sub(alive, 1, #run) ~= run then return false end
end
if ARGV[2] ~= '' and alive ~= ARGV[2] then return alive end

local at = 4
local members = tonumber(ARGV[3])
if members > 0 then
  redis.call('SADD', KEYS[2], unpack(ARGV, at, at + members - 1))
  at = at + members
end

for i = 4, #KEYS do
  local key, kind, ttl, n = KEYS[i], ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2])
  at = at + 3
  if kind == 'c' then
    local stored = redis.call('HGET', key, '_off')
    if not stored or tonumber(stored) < tonumber(ARGV[at]) then
      redis.call('HSET', key, '_off', unpack(ARGV, at, at + n - 1))
    end
  elseif kind == 'v' then
    redis.call('PFADD', key, unpack(ARGV, at, at + n - 1))
  else
    redis.call('SET', KEYS[3], ARGV[at])
    redis.call('PFMERGE', key, KEYS[3])
    redis.call('DEL', KEYS[3])
  end
  redis.call('EXPIRE', key, ttl)
  at = at + n
end
return alive
