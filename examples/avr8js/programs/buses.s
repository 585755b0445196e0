; SPI, two-wire bus, EEPROM and ADC at once, by interrupts. Timer 0 runs at full speed, so other events have to wait.
_replace EECR, 0x1f
_replace EEDR, 0x20
_replace EEARL, 0x21
_replace ADCL, 0x78
_replace ADCH, 0x79
_replace ADCSRA, 0x7a
_replace ADMUX, 0x7c
_replace TWBR, 0xb8
_replace TWSR, 0xb9
_replace TWDR, 0xbb
_replace TWCR, 0xbc

  jmp main
_loc 0x44             ; SPI
  jmp spi
_loc 0x54             ; ADC
  jmp adc
_loc 0x58             ; EEPROM ready
  jmp eeready
_loc 0x60             ; two-wire
  jmp twi
_loc 0x80
main:
  ldi r16, 1          ; timer 0: clock / 1
  out 0x25, r16
  ldi r16, 0x2c       ; SCK, MOSI, SS are outputs
  out 0x04, r16
  ldi r16, 0xd1       ; SPI: interrupt, on, master, clock / 16
  out 0x2c, r16
  ldi r16, 0x5a
  out 0x2e, r16       ; SPDR
  ldi r16, 0x40       ; ADC: reference AVCC
  sts ADMUX, r16
  ldi r16, 0xcc       ; on, start, interrupt, clock / 16
  sts ADCSRA, r16
  ldi r16, 12
  sts TWBR, r16
  ldi r16, 0xa5       ; START
  sts TWCR, r16
  sei
loop:
  in r18, EECR
  andi r18, 2         ; a write under way?
  brne busy
  inc r20
  out EEARL, r20
  mov r18, r20
  swap r18
  eor r18, r20
  out EEDR, r18
  cli
  ldi r18, 4          ; EEMPE
  out EECR, r18
enabled:
  nop
  ldi r18, 0x0e       ; EEPE, EEMPE, EERIE
  out EECR, r18
  sei
written:
busy:
  add r24, r20
  adc r25, r21
  rjmp loop

eeready:
  push r16
  in r16, 0x3f
  push r16
  in r16, EECR
  andi r16, 0xf7      ; EERIE off
  out EECR, r16
  inc r21
  rjmp done
spi:
  push r16
  in r16, 0x3f
  push r16
  in r16, 0x2e
  add r22, r16
  eor r16, r20
  out 0x2e, r16
  rjmp done
adc:
  push r16
  in r16, 0x3f
  push r16
  lds r16, ADCL
  add r23, r16
  lds r16, ADCH
  add r23, r16
  lds r16, ADMUX
  inc r16
  andi r16, 0x43      ; four channels
  sts ADMUX, r16
  ldi r16, 0xcc
  sts ADCSRA, r16
  rjmp done
twi:
  push r16
  in r16, 0x3f
  push r16
  lds r16, TWSR
  andi r16, 0xf8
  cpi r16, 0xf8       ; idle: START
  breq again
  cpi r16, 0x08       ; started: write to 0x50
  breq select
  cpi r16, 0x18       ; selected: the address
  breq point
  cpi r16, 0x28       ; a byte was taken
  breq more
  cpi r16, 0x10       ; started again: read from 0x50
  breq fetch
  cpi r16, 0x40       ; selected for reading
  breq goon
  lds r16, TWDR       ; a byte has come
  add r27, r16
  ldi r16, 0x95       ; STOP
  sts TWCR, r16
  rjmp done
again:
  ldi r16, 0xa5
  sts TWCR, r16
  rjmp done
select:
  ldi r26, 0
  ldi r16, 0xa0
  sts TWDR, r16
  rjmp goon
point:
  inc r28
  sts TWDR, r28
  rjmp goon
more:
  inc r26
  cpi r26, 2
  breq again
  mov r16, r28
  swap r16
  sts TWDR, r16
  rjmp goon
fetch:
  ldi r16, 0xa1
  sts TWDR, r16
goon:
  ldi r16, 0x85
  sts TWCR, r16
done:
  pop r16
  out 0x3f, r16
  pop r16
  reti
