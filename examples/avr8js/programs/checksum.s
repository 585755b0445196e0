; Uses all registers, the stack, SRAM and flash, and prints four hex digits of what came out, a line a round.
; The transmitter is switched on again for each byte: QEMU does not keep in its streams that it is on.
_replace UCSR0A, 0xc0
_replace UCSR0B, 0xc1
_replace UDR0, 0xc6

  jmp main
_loc 0x80
main:
  ldi r16, 0xff       ; SP = 0x08ff
  out 0x3d, r16
  ldi r16, 0x08
  out 0x3e, r16
  ldi r16, 0x35
  mov r2, r16
  ldi r16, 0xa7
  mov r3, r16
  clr r4
  clr r5
  clr r6
  clr r7
round:
  ldi r26, 0x00       ; X: all of SRAM but the stack's end
  ldi r27, 0x01
  ldi r30, 0x00       ; Z: the program itself
  ldi r31, 0x00
fill:
  ld r20, X
  lpm r21, Z+
  call mix
  st X+, r20
  cpi r30, 200        ; the program's first bytes, again and again
  brlo further
  clr r30
further:
  cpi r27, 0x08
  brne fill
  cpi r26, 0xc0
  brlo fill
  mov r16, r5         ; a line
  rcall byte
  mov r16, r4
  rcall byte
  ldi r16, 10
  rcall put
  rjmp round

mix:                  ; r20 and all of r2 to r15, with r21
  push r28
  mov r28, r20
  add r2, r21
  adc r3, r28
  rol r2
  eor r20, r3
  mul r2, r3
  add r4, r0
  adc r5, r1
  brcc nocarry
  inc r6
nocarry:
  sbrc r4, 3
  com r7
  sbrs r5, 2
  swap r20
  add r8, r7
  adc r9, r6
  eor r10, r8
  eor r11, r9
  add r12, r10
  adc r13, r11
  cpse r12, r13
  inc r14
  eor r15, r14
  eor r20, r15
  bst r12, 1
  bld r4, 5
  pop r28
  ret

byte:                 ; r16 as two digits
  push r16
  swap r16
  rcall digit
  pop r16
digit:
  andi r16, 15
  cpi r16, 10
  brlo decimal
  subi r16, 0xf9      ; + 7
decimal:
  subi r16, 0xd0      ; + '0'
put:
  lds r17, UCSR0A
  sbrs r17, 5
  rjmp put
  ldi r17, 8
  sts UCSR0B, r17
putting:
  sts UDR0, r16
  ret
